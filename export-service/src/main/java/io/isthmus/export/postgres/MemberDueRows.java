package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Marks of members that are to be compared again, of groups whose other members are not; as {@link MembershipDueRows} marks groups. Whoever changes
 * whether somebody is wanted as a member, is one at the target, or who he is there, marks him.
 */
public final class MemberDueRows {

    /** Of so many members of one group none is marked: all are compared. */
    public static final int MANY = 2_000;

    private static final String WANTED = """
            insert into member_due (group_id, member_id) %s
            on conflict (group_id, member_id) where member_id is not null do update set mark = excluded.mark
            returning group_id""";

    private static final String HELD = """
            insert into member_due (group_id, target_id) %s
            on conflict (group_id, target_id) where member_id is null do update set mark = excluded.mark
            returning group_id""";

    private static final String PAIRS =
            "select distinct * from unnest(:groups, :members) as u(group_id, member) order by 1, 2";

    /** A group of which all members are due needs no marks of single ones, and stays so. */
    private static final String WHOLE = "select group_id from membership_due where whole and group_id = any(:ids)";

    private static final String WANTED_IN = """
            select d.group_id, d.member_id from desired_member d where d.member_id = any(:ids)""";

    private static final String AWAITED_IN = """
            select d.group_id, d.member_id from desired_member d
              join membership_difference m on m.group_id = d.group_id and m.to_add > 0
             where d.member_id = any(:ids)""";

    private static final String LINKED = "select object_id from target_link where observed_id = :observed_id";

    private static final String THESE =
            "select group_id, member_id, target_id, mark from member_due where group_id = any(:ids)";

    private static final String DONE = """
            delete from member_due d using unnest(:groups, :members, :targets, :marks) as u(group_id, member_id, target_id, mark)
             where d.group_id = u.group_id and d.mark = u.mark and d.member_id is not distinct from u.member_id
               and d.target_id is not distinct from u.target_id""";

    private MemberDueRows() {}

    /** Somebody who is, or was, wanted as a member. */
    public record Wanted(long group, long member) {}

    /** @param targetId of whom is, or was, a member at the target */
    public record Held(long group, String targetId) {}

    /** One mark; either the member's object is there, or the target's id. */
    record Due(long group, @Nullable Long member, @Nullable String targetId, long mark) {}

    public static void wanted(Transaction transaction, Collection<Wanted> members) {
        Map<Long, Set<Long>> byGroup = new HashMap<>();
        members.forEach(each ->
                byGroup.computeIfAbsent(each.group(), group -> new HashSet<>()).add(each.member()));
        Set<Long> whole = whole(transaction, byGroup);
        MembershipDueRows.mark(transaction, whole);
        List<Wanted> few =
                members.stream().filter(each -> !whole.contains(each.group())).toList();
        if (!few.isEmpty()) {
            transaction
                    .sql(WANTED.formatted(PAIRS))
                    .bigints("groups", few, Wanted::group)
                    .bigints("members", few, Wanted::member)
                    .each(row -> {});
            MembershipDueRows.partly(
                    transaction, few.stream().map(Wanted::group).toList());
        }
    }

    public static void held(Transaction transaction, Collection<Held> members) {
        Map<Long, Set<String>> byGroup = new HashMap<>();
        members.forEach(each ->
                byGroup.computeIfAbsent(each.group(), group -> new HashSet<>()).add(each.targetId()));
        Set<Long> whole = whole(transaction, byGroup);
        MembershipDueRows.mark(transaction, whole);
        List<Held> few =
                members.stream().filter(each -> !whole.contains(each.group())).toList();
        if (!few.isEmpty()) {
            transaction
                    .sql(HELD.formatted(PAIRS))
                    .bigints("groups", few, Held::group)
                    .texts("members", few, Held::targetId)
                    .each(row -> {});
            MembershipDueRows.partly(transaction, few.stream().map(Held::group).toList());
        }
    }

    /**
     * As {@link #held}, of whichever group is linked to this one at the target; that one is counted again in any case.
     *
     * @param observedId of the group
     */
    static void heldBy(Transaction transaction, long observedId, Collection<String> targetIds) {
        transaction
                .sql(LINKED)
                .with("observed_id", observedId)
                .list(row -> row.number("object_id"))
                .forEach(group -> {
                    MembershipDueRows.partly(transaction, List.of(group));
                    held(
                            transaction,
                            targetIds.stream()
                                    .map(target -> new Held(group, target))
                                    .toList());
                });
    }

    /** In whatever groups these are desired as members. */
    public static void ofMembers(Transaction transaction, Collection<Long> members) {
        wanted(transaction, in(transaction, WANTED_IN, members));
    }

    /** As {@link #ofMembers}, of groups to which anybody is to be added. */
    static void appeared(Transaction transaction, Collection<Long> members) {
        wanted(transaction, in(transaction, AWAITED_IN, members));
    }

    private static List<Wanted> in(Transaction transaction, String sql, Collection<Long> members) {
        return members.isEmpty()
                ? List.of()
                : transaction
                        .sql(sql)
                        .bigints("ids", members)
                        .list(row -> new Wanted(row.number("group_id"), row.number("member_id")));
    }

    private static <T> Set<Long> whole(Transaction transaction, Map<Long, Set<T>> byGroup) {
        if (byGroup.isEmpty()) {
            return Set.of();
        }
        Set<Long> whole = new HashSet<>(
                transaction.sql(WHOLE).bigints("ids", byGroup.keySet()).list(row -> row.number("group_id")));
        byGroup.forEach((group, members) -> {
            if (members.size() > MANY) {
                whole.add(group);
            }
        });
        return whole;
    }

    static List<Due> of(Transaction transaction, Collection<Long> groups) {
        return transaction
                .sql(THESE)
                .bigints("ids", groups)
                .list(row -> new Due(
                        row.number("group_id"),
                        row.nullableNumber("member_id"),
                        row.text("target_id"),
                        row.number("mark")));
    }

    static void done(Transaction transaction, List<Due> compared) {
        if (!compared.isEmpty()) {
            transaction
                    .sql(DONE)
                    .bigints("groups", compared, Due::group)
                    .bigints("members", compared, Due::member)
                    .texts("targets", compared, Due::targetId)
                    .bigints("marks", compared, Due::mark)
                    .update();
        }
    }
}
