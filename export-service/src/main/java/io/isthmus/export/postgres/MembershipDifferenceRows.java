package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.export.pending.MembersDifference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How memberships differ, in numbers. The one writer of {@code membership_difference}. */
public final class MembershipDifferenceRows {

    private static final String KEEP = """
            insert into membership_difference as m (group_id, to_add, to_remove, ready, digest, lost, unknown)
            select * from unnest(:ids, :to_add, :to_remove, :ready, :digests, :lost, :unknown)
            on conflict (group_id) do update
               set to_add = excluded.to_add, to_remove = excluded.to_remove, ready = excluded.ready,
                   digest = excluded.digest, lost = excluded.lost, unknown = excluded.unknown
             where (m.to_add, m.to_remove, m.ready, m.digest, m.lost, m.unknown)
                   is distinct from (excluded.to_add, excluded.to_remove, excluded.ready, excluded.digest, excluded.lost,
                                     excluded.unknown)""";
    private static final String BEFORE = """
            select t.id, coalesce(m.to_add, 0) as to_add, coalesce(m.to_remove, 0) as to_remove, coalesce(m.ready, 0) as ready,
                   coalesce(m.digest, '') as digest, coalesce(m.lost, 0) as lost,
                   coalesce(m.unknown, 0) as unknown
              from unnest(:ids) as t(id) left join membership_difference m on m.group_id = t.id""";
    /** What was written is counted anew before anything more is. */
    private static final String NOTHING_READY = "update membership_difference set ready = 0 where group_id = any(:ids)";

    private static final String LOST = """
            insert into membership_difference (group_id, lost)
            select object_id, :lost from target_link where observed_id = :observed_id
            on conflict (group_id) do update set lost = excluded.lost""";

    private MembershipDifferenceRows() {}

    public record Counted(long group, MembersDifference difference) {}

    /**
     * Keeps what was counted, and has those compared again of which anything is another than before.
     *
     * @param counted without what was lost, which an import tells
     */
    public static void keep(Transaction transaction, List<Counted> counted) {
        Map<Long, MembersDifference> byGroup =
                counted.stream().collect(Collectors.toMap(Counted::group, Counted::difference));
        List<Compared> compared = transaction
                .sql(BEFORE)
                .bigints("ids", counted, Counted::group)
                .list(row -> new Compared(
                        row.number("id"),
                        new MembersDifference(
                                row.small("to_add"),
                                row.small("to_remove"),
                                row.small("ready"),
                                row.text("digest"),
                                row.small("lost"),
                                row.small("unknown")),
                        Objects.requireNonNull(byGroup.get(row.number("id")))));
        DueRows.objects(
                transaction,
                compared.stream()
                        .filter(each -> each.after().differsFrom(each.before()))
                        .map(Compared::group)
                        .toList());
        write(transaction, compared);
    }

    private record Compared(long group, MembersDifference before, MembersDifference counted) {

        MembersDifference after() {
            return counted.after(before);
        }
    }

    private static void write(Transaction transaction, List<Compared> compared) {
        List<MembersDifference> after = compared.stream().map(Compared::after).toList();
        transaction
                .sql(KEEP)
                .bigints("ids", compared, Compared::group)
                .ints("to_add", after, MembersDifference::toAdd)
                .ints("to_remove", after, MembersDifference::toRemove)
                .ints("ready", after, MembersDifference::ready)
                .texts("digests", after, MembersDifference::digest)
                .ints("lost", after, MembersDifference::lost)
                .ints("unknown", after, MembersDifference::unknown)
                .update();
    }

    public static void nothingReady(Transaction transaction, Collection<Long> groups) {
        if (!groups.isEmpty()) {
            transaction.sql(NOTHING_READY).bigints("ids", groups).update();
        }
    }

    /** @param lost members that had been written and that the target does not show */
    public static void lost(Transaction transaction, long observedId, int lost) {
        transaction.sql(LOST).with("observed_id", observedId).with("lost", lost).update();
    }
}
