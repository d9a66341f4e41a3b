package io.isthmus.sync.importing;

import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.sync.importing.ChangeDetection.Difference;
import io.isthmus.sync.importing.memory.ImportMemory;
import io.isthmus.sync.importing.memory.ImportMemory.Remembered;
import java.util.ArrayList;
import java.util.List;

/** How some objects differ from what is known: counted, sent, then remembered. */
final class Differences {

    private final String connector;
    private final ImportMemory memory;
    private final ChangeStream changes;
    private final RunTally tally;
    private final SeenRows seen;
    private final List<ChangeMessage> messages = new ArrayList<>();
    private final List<Remembered> remembered = new ArrayList<>();

    Differences(String connector, ImportMemory memory, ChangeStream changes, RunTally tally, SeenRows seen) {
        this.connector = connector;
        this.memory = memory;
        this.changes = changes;
        this.tally = tally;
        this.seen = seen;
    }

    void add(Difference difference) {
        switch (difference) {
            case Difference.Unchanged unchanged -> tally.count(Counts.UNCHANGED, 1);
            case Difference.Changed changed -> {
                messages.addAll(changed.messages());
                remembered.add(changed.remembered());
                tally.count(changed.added() ? Counts.ADDED : Counts.UPDATED, 1);
            }
        }
    }

    void send() {
        if (!messages.isEmpty()) {
            changes.send(messages);
            memory.remember(connector, remembered).values().forEach(seen::add);
        }
    }
}
