package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.ObservedObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps memberships as seen, and as remembered to have been written. One that is as last time, with nothing remembered, costs one
 * look: {@code members_hash} says what its rows say, and goes wherever any of them goes. The one writer of {@code observed_member}.
 */
public final class ObservedMemberRows {

    private static final String STATE = """
            select members_hash,
                   exists (select 1 from observed_member m where m.group_id = o.id and m.state <> 0) as remembered
              from observed_object o where o.id = :group""";
    /**
     * Of 250,000 members the one row is written that differs. Nothing tells the planner how many members a group has: to confirm those that had
     * been written, it compared each with each of a group that was new to statistics.
     */
    private static final String KEEP = """
            with known as (select target_id, state from observed_member where group_id = :group),
            differing as materialized (
              select k.target_id as known, s.target_id as seen, k.state
                from known k full join unnest(:members) as s(target_id) on s.target_id = k.target_id
               where k.target_id is null or s.target_id is null or k.state <> 0),
            gone as (
              delete from observed_member m using differing d
               where m.group_id = :group and m.target_id = d.known and d.seen is null),
            confirmed as (
              update observed_member m set state = 0 from differing d
               where m.group_id = :group and m.target_id = d.known and d.seen is not null),
            come as (
              insert into observed_member (group_id, target_id, state)
              select :group, seen, 0 from differing where known is null)
            select count(*) filter (where state = 1 and seen is null)
                 + count(*) filter (where state = 2 and seen is not null) as lost,
                   count(*) filter (where known is null or seen is null or state = 2) as changed,
                   case when count(*) <= :many
                        then array_agg(coalesce(known, seen)) filter (where known is null or seen is null or state = 2) end as members
              from differing""";

    private static final String REMEMBER = """
            insert into observed_member (group_id, target_id, state)
            select l.observed_id, m, :state from target_link l, unnest(:members) as m
             where l.object_id = :object and l.observed_id is not null
            on conflict (group_id, target_id) do update set state = excluded.state""";

    private static final String GONE = """
            with gone as (
              delete from observed_member
               where group_id = any(:ids) or target_id in (select target_id from observed_object where id = any(:ids))
              returning group_id, target_id)
            select distinct g.group_id, l.object_id, case when l.object_id is not null then g.target_id end as target_id
              from gone g left join target_link l on l.observed_id = g.group_id""";

    private ObservedMemberRows() {}

    private record State(byte @Nullable [] hash, boolean remembered) {}

    /** @param ids rows of the objects, by the target's ids */
    public static void keep(Transaction transaction, Collection<ObservedObject> objects, Map<String, Long> ids) {
        for (ObservedObject object : objects) {
            if (object.members() != null) {
                keep(transaction, Objects.requireNonNull(ids.get(object.targetId())), object.members());
            }
        }
    }

    private static void keep(Transaction transaction, long group, List<String> seen) {
        List<String> members = seen.stream().distinct().sorted().toList();
        byte[] hash = hash(members);
        State before = transaction
                .sql(STATE)
                .with("group", group)
                .one(row -> new State(row.bytes("members_hash"), row.flag("remembered")));
        if (Arrays.equals(hash, before.hash()) && !before.remembered()) {
            return;
        }
        Kept kept = transaction
                .sql(KEEP)
                .with("group", group)
                .texts("members", members)
                .with("many", MemberDueRows.MANY)
                .joinedByHash()
                .one(row -> new Kept(row.number("lost"), row.number("changed"), row.texts("members")));
        ObservedRows.membersHash(transaction, group, hash);
        MembershipDifferenceRows.lost(transaction, group, Math.toIntExact(kept.lost()));
        if (kept.changed() > kept.members().size()) {
            MembershipDueRows.linkedTo(transaction, List.of(group));
        } else {
            MemberDueRows.heldBy(transaction, group, kept.members());
        }
    }

    /**
     * What a look at a membership came to.
     *
     * @param changed how many have come or gone
     * @param members who they are, unless they are too many
     */
    private record Kept(long lost, long changed, List<String> members) {}

    /** Export memory of one group: what was written and no import has seen yet. */
    public static void remember(Transaction transaction, long object, List<PendingExport.ChangeMembers> accepted) {
        ObservedRows.membersWritten(transaction, object);
        for (PendingExport.ChangeMembers change : accepted) {
            remember(transaction, object, change.add(), Codes.ADDED);
            remember(transaction, object, change.remove(), Codes.REMOVED);
        }
        MemberDueRows.held(
                transaction,
                accepted.stream()
                        .flatMap(change -> Stream.concat(change.add().stream(), change.remove().stream()))
                        .map(member -> new MemberDueRows.Held(object, member))
                        .toList());
    }

    private static void remember(Transaction transaction, long object, List<String> members, int state) {
        if (!members.isEmpty()) {
            transaction
                    .sql(REMEMBER)
                    .with("object", object)
                    .with("state", state)
                    .texts("members", members)
                    .update();
        }
    }

    /**
     * These are no longer at the target: neither are their memberships, their own and those in others. What is left of those
     * groups is read whole the next time they are seen, for the target may still name them, or have them again.
     */
    public static void gone(Transaction transaction, Collection<Long> observedIds) {
        Set<Long> groups = new HashSet<>();
        List<MemberDueRows.Held> members = new ArrayList<>();
        transaction.sql(GONE).bigints("ids", observedIds).each(row -> {
            groups.add(row.number("group_id"));
            Long object = row.nullableNumber("object_id");
            if (object != null) {
                members.add(new MemberDueRows.Held(object, row.text("target_id")));
            }
        });
        ObservedRows.membersUnknown(transaction, groups);
        MemberDueRows.held(transaction, members);
    }

    static void forgetEverything(Transaction transaction) {
        transaction.sql("truncate observed_member").update();
    }

    private static byte[] hash(List<String> sorted) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String member : sorted) {
                digest.update(member.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return Arrays.copyOf(digest.digest(), 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
