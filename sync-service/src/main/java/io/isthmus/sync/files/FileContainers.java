package io.isthmus.sync.files;

import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.directories.names.SpelledName;
import io.isthmus.sync.source.SourceConnector.Level;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the containers directly in another one: a file has those that hold somebody. */
final class FileContainers {

    private final DistinguishedName above;
    private final int limit;
    private final Set<DistinguishedName> seen = new HashSet<>();
    private final List<String> found = new ArrayList<>();

    FileContainers(String above, int limit) {
        this.above = DistinguishedName.parse(above);
        this.limit = limit;
    }

    /** @return whether more are wanted */
    boolean goOn(SourceItem item) {
        if (item instanceof SourceItem.Observed(SourceEntry entry, long weight)) {
            add(entry.dn());
        }
        return found.size() <= limit;
    }

    private void add(String dn) {
        try {
            DistinguishedName place = DistinguishedName.parse(dn);
            int deeper = place.depth() - above.depth();
            if (deeper < 2 || !place.isAtOrUnder(above)) {
                return;
            }
            String container = dn;
            for (int i = 1; i < deeper; i++) {
                container = SpelledName.parent(container);
            }
            if (seen.add(DistinguishedName.parse(container))) {
                found.add(container);
            }
        } catch (MalformedName e) {
            // stands in no container
        }
    }

    Level level() {
        return new Level(found.stream().limit(limit).toList(), found.size() > limit);
    }
}
