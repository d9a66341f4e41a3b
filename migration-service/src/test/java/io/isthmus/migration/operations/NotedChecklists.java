package io.isthmus.migration.operations;

import io.isthmus.chassis.operations.Operations;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.Run;
import io.isthmus.migration.migrating.Checklist;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a step hands over to others, noted and not done. */
public final class NotedChecklists {

    public final List<Name> followed = new ArrayList<>();
    public final List<Notice> published = new ArrayList<>();

    public ChecklistRunner runner() {
        return new ChecklistRunner(null, null, null, null, null, null, null) {
            @Override
            public void run(String migrationId, Name step) {
                followed.add(step);
            }
        };
    }

    public Checklists checklists() {
        return new Checklists(null) {
            @Override
            public Checklist of(Name step, @Nullable StepBody body) {
                return Checklist.of(step, List.of("contoso"), null, null);
            }
        };
    }

    public StepNotices notices(Clock clock) {
        return new StepNotices(
                new Operations() {
                    @Override
                    public void publish(Run run) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public void publish(Notice notice) {
                        published.add(notice);
                    }
                },
                clock);
    }
}
