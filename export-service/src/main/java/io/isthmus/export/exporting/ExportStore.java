package io.isthmus.export.exporting;

import io.isthmus.chassis.postgres.PlannerStatistics;
import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.exporting.OutcomeEffects.Memory;
import io.isthmus.export.pending.ComparedObject;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.Phase;
import io.isthmus.export.postgres.Codes;
import io.isthmus.export.postgres.InFlightRows;
import io.isthmus.export.restoring.RestorationRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pending exports on their way out. */
@ApplicationScoped
public class ExportStore {

    private static final String EXECUTABLE = """
            select (select count(*) from pending_export p where p.phase is not null and %1$s)
                 + (select count(*) from membership_difference m join pending_export p on p.object_id = m.group_id
                     where p.phase is null and p.operation = 2 and (m.to_add > 0 or m.to_remove > 0) and m.ready > 0 and %1$s)
                 + (select count(*) from in_flight) as n""".formatted("""
            (p.operation <> 4 or not :keep_deletions) and (:ignore_backoff or not exists (select 1 from export_attempt a
                                             where a.object_id = p.object_id and a.next_attempt_at > now()))""");

    private static final String PENDING_PHASES = """
            select p.phase from unnest(:phases) as p(phase)
             where exists (select 1 from pending_export e where e.phase = p.phase)
                or p.phase = :memberships
                   and exists (select 1 from membership_difference where (to_add > 0 or to_remove > 0) and ready > 0)""";

    private final Transactions transactions;
    private final PlannerStatistics objects;
    private final PlannerStatistics members;

    public ExportStore(Transactions transactions) {
        this.transactions = transactions;
        this.objects = new PlannerStatistics(
                transactions, "observed_object", "observed_image", "target_link", "export_attempt");
        this.members = new PlannerStatistics(transactions, "observed_member");
    }

    /**
     * The next pending exports of a phase.
     *
     * @param after id of the last row of the page before, 0 at first
     * @return empty only when there are no more
     */
    public List<Planned> planned(Query query, Phase phase, long after) {
        return transactions.call(transaction -> PlannedRows.next(transaction, query, phase, after));
    }

    /** Whether there may be others behind a page of {@link #planned}. */
    static boolean isFull(Query query, Phase phase, List<Planned> page) {
        return PlannedRows.isFull(query, phase, page);
    }

    /** The same of these rows only, in whatever state they are by now. */
    public List<Planned> planned(Query query, Phase phase, List<Long> ids) {
        return transactions.call(transaction -> PlannedRows.of(transaction, query, phase, ids));
    }

    /** Phases in which there is anything, be it that it cannot be sent now. Costs next to nothing for the others. */
    public Set<Phase> pendingPhases() {
        return transactions.call(transaction -> {
            List<Integer> pending = transaction
                    .sql(PENDING_PHASES)
                    .smallints("phases", List.of(Phase.values()), Codes::of)
                    .with("memberships", Codes.of(Phase.MEMBERSHIPS))
                    .list(row -> row.small("phase"));
            Set<Phase> phases = EnumSet.allOf(Phase.class);
            phases.removeIf(phase -> !pending.contains(Codes.of(phase)));
            return phases;
        });
    }

    /** Whatever is asked and noted meanwhile is so in one transaction; what is noted is on the disk when this returns. */
    public <T> T together(Supplier<T> work) {
        return transactions.together(work);
    }

    /** Work whose outcome was never recorded, because a process ended in the middle. */
    public List<Work> inFlight(long after, int limit) {
        return transactions.call(transaction -> PlannedRows.inFlight(transaction, after, limit));
    }

    /**
     * Marks work as in flight and notes each request with how the object is before it, in one transaction: whatever happens to
     * this process then, it is known what may have been sent.
     */
    public void begin(long run, List<Begun> work) {
        transactions.run(transaction -> {
            InFlightRows.mark(
                    transaction, work.stream().map(begun -> begun.work().id()).toList());
            RestorationRows.begun(transaction);
            WrittenRows.note(transaction, run, work);
        });
    }

    /** To whom those of a phase refer that refer to others which are not at the target. */
    public References references(Phase phase) {
        return transactions.call(transaction -> CreationOrder.references(transaction, phase));
    }

    /**
     * Keeps what outcomes have changed, in one transaction; nothing of this is in flight any more.
     *
     * @return objects of which more may be pending now: they are due to be compared again
     */
    public List<Long> record(long run, List<Ended> ended, Tries.Rest rest) {
        List<Long> again = transactions.call(transaction -> new OutcomeRows(transaction, run, rest).record(ended));
        objects.grewBy(ended.stream()
                .mapToInt(each -> objects(each.effects().memory()))
                .sum());
        members.grewBy(ended.stream()
                .mapToInt(each -> members(each.effects().memory()))
                .sum());
        return again;
    }

    private static int objects(Memory memory) {
        return memory instanceof Memory.Created ? 1 : 0;
    }

    private static int members(Memory memory) {
        return memory instanceof Memory.Members(var accepted)
                ? accepted.stream().mapToInt(change -> change.add().size()).sum()
                : 0;
    }

    /**
     * How many objects can be written now.
     *
     * @param keepDeletions whether deletions wait
     */
    public long executable(boolean ignoreBackoff, boolean keepDeletions) {
        return transactions.call(transaction -> transaction
                .sql(EXECUTABLE)
                .with("ignore_backoff", ignoreBackoff)
                .with("keep_deletions", keepDeletions)
                .one(row -> row.number("n")));
    }

    /**
     * A pending export as it was compared, and judged by the gate.
     *
     * @param work without its exports
     * @param hash of what was judged
     * @param membersToAdd the target's ids, in the phase of memberships
     */
    public record Planned(
            Work work, byte[] hash, ComparedObject object, List<String> membersToAdd, List<String> membersToRemove) {

        public long id() {
            return work.id();
        }
    }

    /** @param before how the object is expected at the target; none where it is not there, and for memberships */
    public record Begun(Work work, @Nullable Image before) {}

    public record Ended(Work work, OutcomeEffects effects) {}

    /** Row by row who refers to whom, in the order of {@code from}; as {@link Levels} takes them. */
    public record References(long[] from, long[] to) {}

    /**
     * @param run number of the run; what failed in it is not taken again by it
     * @param ignoreBackoff whether failed objects are tried although their pause has not passed
     * @param independent whether to leave out objects that refer to others which are not at the target
     * @param members types of members the target can hold
     * @param keepDeletions whether deletions are left out
     */
    public record Query(
            long run,
            boolean ignoreBackoff,
            boolean independent,
            int limit,
            Collection<ObjectType> members,
            boolean keepDeletions) {

        Query anyOrder(boolean withoutDeletions) {
            return new Query(run, ignoreBackoff, false, limit, members, withoutDeletions);
        }
    }
}
