package io.isthmus.sync.importing;

import io.isthmus.contracts.settings.ImportGuard;
import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.sync.importing.memory.KnownObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Counts, for each place where a full import reads, whom it knew there and whom it saw: "success" is not "complete".
 *
 * <pre>
 * known under the base   seen of them                                     the base is
 * none                   -                                                complete
 * some                   none                                             incomplete
 * some                   less than half, and enough unseen for the guard  incomplete
 * some                   more                                             complete
 * (reading it failed)                                                     failed: says nothing about anybody under it
 * </pre>
 */
final class BaseCensus {

    /** What a right that was lost, or a container that was renamed, leaves visible is rarely more. */
    private static final int COMPLETE_FROM_PERCENT = 50;

    /** A place that turned out not to show all it has. */
    record Incomplete(String base, long known, long seen) {}

    private static final class Count {
        private final String base;
        private final DistinguishedName name;
        private long known;
        private long seen;

        Count(SearchBase base) {
            this.base = base.dn();
            this.name = DistinguishedName.parse(base.dn());
        }
    }

    private final List<Count> counts;
    private final Set<String> failed = new HashSet<>();
    private final ImportGuard guard;

    BaseCensus(List<SearchBase> bases, ImportGuard guard) {
        this.counts = bases.stream().map(Count::new).toList();
        this.guard = guard;
    }

    /** Reading this base broke off or was refused. */
    void failed(String base) {
        failed.add(base);
    }

    boolean hasFailed(String base) {
        return failed.contains(base);
    }

    boolean allRead() {
        return failed.isEmpty();
    }

    /** Counts a known object. @return the base it is under; none if no base holds its place any more */
    Optional<String> count(KnownObject object, boolean seen) {
        Optional<Count> found = of(object.dn());
        found.ifPresent(count -> {
            count.known++;
            count.seen += seen ? 1 : 0;
        });
        return found.map(count -> count.base);
    }

    Optional<String> baseOf(String dn) {
        return of(dn).map(count -> count.base);
    }

    private Optional<Count> of(String dn) {
        try {
            DistinguishedName place = DistinguishedName.parse(dn);
            return counts.stream()
                    .filter(count -> place.isAtOrUnder(count.name))
                    .findFirst();
        } catch (MalformedName e) {
            return Optional.empty();
        }
    }

    /** Those of the bases that were read without a fault. */
    List<Incomplete> incomplete() {
        List<Incomplete> incomplete = new ArrayList<>();
        for (Count count : counts) {
            if (!failed.contains(count.base) && isIncomplete(count.known, count.seen)) {
                incomplete.add(new Incomplete(count.base, count.known, count.seen));
            }
        }
        return incomplete;
    }

    private boolean isIncomplete(long known, long seen) {
        return known > 0
                && (seen == 0 || known - seen >= guard.atLeast() && seen * 100 < COMPLETE_FROM_PERCENT * known);
    }
}
