package io.isthmus.export.comparing;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.export.matching.Candidate;
import io.isthmus.export.matching.Match;
import io.isthmus.export.matching.Subject;
import io.isthmus.export.pending.ComparedObject;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.PendingState;
import io.isthmus.export.postgres.DesiredSource;
import io.isthmus.export.postgres.DueRows;
import io.isthmus.export.postgres.LinkRows;
import io.isthmus.export.postgres.MembershipDifferenceRows;
import io.isthmus.export.postgres.MembershipDueRows;
import io.isthmus.export.postgres.ObjectRows;
import io.isthmus.export.postgres.ObservedRows;
import io.isthmus.export.postgres.PendingRows;
import io.isthmus.export.restoring.RestorationRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where desired and observed meet. */
@ApplicationScoped
public class ComparisonStore {

    private static final int GROUP_PAGE = 500;
    private static final int LITTLE = 100;

    private static final String BASIS = """
            update target_state set comparison_basis = :basis, restoration = :restoration
             where comparison_basis is distinct from :basis or restoration is distinct from :restoration""";

    /** Value for {@code after} before the first page. */
    public static final long BEGINNING = 0;

    private final Transactions transactions;

    public ComparisonStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Makes everything be compared anew if what comparisons rest on (schema, settings) is another than last time.
     *
     * @param basis any text that names it
     * @param restoration plan whose objects take the place of what is desired
     */
    public void basis(String basis, @Nullable String restoration) {
        transactions.run(transaction -> basis(transaction, basis, restoration));
    }

    private static void basis(Transaction transaction, String basis, @Nullable String restoration) {
        boolean another = transaction
                        .sql(BASIS)
                        .with("basis", basis)
                        .with("restoration", restoration)
                        .update()
                > 0;
        if (another) {
            DueRows.everything(transaction);
        }
    }

    /** How much there is to compare. */
    public enum Amount {
        NOTHING,
        /** all of it in one transaction holds up nobody */
        LITTLE,
        MUCH
    }

    /** As {@link #basis}; then how much must be compared. */
    Amount toCompare(String basis, @Nullable String restoration) {
        return transactions.callWithoutWaiting(transaction -> {
            basis(transaction, basis, restoration);
            return amount(transaction);
        });
    }

    /** How much must be compared. Costs nothing where that is nothing. */
    public Amount toCompare() {
        return transactions.callWithoutWaiting(ComparisonStore::amount);
    }

    private static Amount amount(Transaction transaction) {
        DueRows.released(transaction, DesiredSource.inForce(transaction).references());
        long due = DueRows.count(transaction, LITTLE + 1);
        return due == 0 ? Amount.NOTHING : due <= LITTLE ? Amount.LITTLE : Amount.MUCH;
    }

    /** What is compared meanwhile is in one transaction; if a crash of the database takes it, it is due still. */
    public <T> T together(Supplier<T> work) {
        return transactions.togetherWithoutWaiting(work);
    }

    /** Objects that must be compared and have no counterpart, the next ones after an id; none: there are no more. */
    public UnmatchedPage unmatched(long after, int limit, SafetySettings safety) {
        return transactions.call(transaction -> MatchRows.unmatched(transaction, after, limit, safety));
    }

    /** Those of these objects that must be compared and have no counterpart. */
    UnmatchedPage unmatched(Collection<Long> ids, SafetySettings safety) {
        return transactions.call(transaction -> MatchRows.unmatched(transaction, ids, safety));
    }

    /** Keeps what was decided on objects of a page. */
    public void keepMatches(List<Matched> matches) {
        Map<Long, Long> linked = new LinkedHashMap<>();
        Map<Long, Long> back = new LinkedHashMap<>();
        Map<Long, Match.Conflict> conflicts = new LinkedHashMap<>();
        List<Long> free = new ArrayList<>();
        for (Matched each : matches) {
            switch (each.match()) {
                case Match.Hard hard -> linked.put(each.id(), hard.candidate().key());
                case Match.Soft soft -> linked.put(each.id(), soft.candidate().key());
                case Match.Back found -> back.put(each.id(), found.candidate().key());
                case Match.Conflict conflict -> conflicts.put(each.id(), conflict);
                case Match.None ignored -> free.add(each.id());
            }
        }
        transactions.runWithoutWaiting(transaction -> {
            LinkRows.link(transaction, linked);
            LinkRows.takeOver(transaction, back);
            LinkRows.conflicts(transaction, conflicts);
            LinkRows.noConflict(transaction, free);
        });
    }

    /**
     * Counts anew how memberships differ that may have changed.
     *
     * @param members types of members the target can hold
     */
    public void refreshMemberships(Collection<ObjectType> members) {
        long after = BEGINNING;
        List<MembershipDueRows.DueGroup> page = refreshPage(after, members);
        while (!page.isEmpty()) {
            page = refreshPage(page.getLast().id(), members);
        }
    }

    private List<MembershipDueRows.DueGroup> refreshPage(long after, Collection<ObjectType> members) {
        return transactions.callWithoutWaiting(transaction -> {
            List<MembershipDueRows.DueGroup> groups = MembershipDueRows.next(transaction, after, GROUP_PAGE);
            if (!groups.isEmpty()) {
                MembershipDifferenceRows.keep(
                        transaction, DesiredSource.inForce(transaction).memberships(groups, members));
                MembershipDueRows.done(transaction, groups);
            }
            return groups;
        });
    }

    /** Objects that must be compared, the next ones after an id; none: there are no more. */
    public List<Due> due(long after, int limit) {
        return transactions.call(transaction -> due(transaction, DueRows.next(transaction, after, limit)));
    }

    /** Those of these objects that must be compared. */
    public List<Due> due(Collection<Long> ids) {
        return transactions.call(transaction -> due(transaction, DueRows.of(transaction, ids)));
    }

    /** @param marks read before the objects are, by object */
    private static List<Due> due(Transaction transaction, Map<Long, Long> marks) {
        if (marks.isEmpty()) {
            return List.of();
        }
        Map<Long, ComparedObject> objects = new HashMap<>();
        ObjectRows.load(transaction, marks.keySet()).forEach(object -> objects.put(object.id(), object));
        return marks.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(mark -> new Due(mark.getKey(), mark.getValue(), objects.get(mark.getKey())))
                .toList();
    }

    /** Keeps what is pending of each object, unless anything has happened to it since it was read: then it stays due. */
    public void keep(List<Compared> compared) {
        Map<Long, Long> marks = new LinkedHashMap<>();
        compared.forEach(each -> marks.put(each.due().id(), each.due().mark()));
        transactions.runWithoutWaiting(transaction -> {
            Set<Long> done = Set.copyOf(DueRows.done(transaction, marks));
            Map<Long, PendingState> states = new LinkedHashMap<>();
            List<Long> superseded = new ArrayList<>();
            for (Compared each : compared) {
                ComparedObject object = each.due().object();
                PendingState state = each.state();
                if (object != null && state != null && done.contains(object.id())) {
                    states.put(object.id(), state);
                    if (nothingLeftToConfirm(object, state)) {
                        superseded.add(object.observedId());
                    }
                }
            }
            PendingRows.keep(transaction, states);
            ObservedRows.superseded(transaction, superseded);
            RestorationRows.conflicts(transaction, states);
        });
    }

    public record Unmatched(long id, Subject subject) {}

    /** @param candidates everything at the target with an anchor, address or sign-in name of the subjects */
    public record UnmatchedPage(List<Unmatched> subjects, List<Candidate> candidates) {}

    public record Matched(long id, Match match) {}

    /**
     * An object to be compared.
     *
     * @param mark names what has happened to it last
     * @param object unless nothing was ever said of it, so that nothing is pending
     */
    public record Due(long id, long mark, @Nullable ComparedObject object) {

        /** Whether something was said of it, and nobody at the target is known to be it. */
        boolean isLookedFor() {
            return object != null
                    && object.observedId() == null
                    && switch (object.object().desired()) {
                        case Desired.Present present -> true;
                        case Desired.Absent absent -> true;
                        case Desired.NoSource none -> false;
                        case Desired.NeverSaid none -> false;
                        case Desired.Restored restored -> false;
                    };
        }
    }

    /** @param state where there is an object */
    public record Compared(Due due, @Nullable PendingState state) {}

    /** Whether what we had written before the last import has nothing left to say: it is confirmed, or undone for good. */
    private static boolean nothingLeftToConfirm(ComparedObject object, PendingState state) {
        return state.operation() == null && object.object().written() != null;
    }
}
