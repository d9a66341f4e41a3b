package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.ObservedObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final String LOST = """
            select count(*) filter (where m.state = 1 and s.target_id is null)
                 + count(*) filter (where m.state = 2 and s.target_id is not null) as lost
              from observed_member m
              left join unnest(:members) as s(target_id) on s.target_id = m.target_id
             where m.group_id = :group and m.state <> 0""";
    private static final String DELETE = """
            delete from observed_member
             where group_id = :group and target_id not in (select unnest(:members))""";
    private static final String INSERT = """
            insert into observed_member (group_id, target_id, state) select :group, unnest(:members), 0
            on conflict (group_id, target_id) do update set state = 0 where observed_member.state <> 0""";
    private static final String REMEMBER = """
            insert into observed_member (group_id, target_id, state)
            select l.observed_id, m, :state from target_link l, unnest(:members) as m
             where l.object_id = :object and l.observed_id is not null
            on conflict (group_id, target_id) do update set state = excluded.state""";

    private static final String GONE = """
            with gone as (
              delete from observed_member
               where group_id = any(:ids) or target_id in (select target_id from observed_object where id = any(:ids))
              returning group_id)
            select distinct group_id from gone""";

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
        long lost = transaction
                .sql(LOST)
                .with("group", group)
                .texts("members", members)
                .one(row -> row.number("lost"));
        for (String sql : List.of(DELETE, INSERT)) {
            transaction.sql(sql).with("group", group).texts("members", members).update();
        }
        ObservedRows.membersHash(transaction, group, hash);
        MembershipDifferenceRows.lost(transaction, group, Math.toIntExact(lost));
        MembershipDueRows.linkedTo(transaction, List.of(group));
    }

    /** Export memory of one group: what was written and no import has seen yet. */
    public static void remember(Transaction transaction, long object, List<PendingExport.ChangeMembers> accepted) {
        ObservedRows.membersWritten(transaction, object);
        for (PendingExport.ChangeMembers change : accepted) {
            remember(transaction, object, change.add(), Codes.ADDED);
            remember(transaction, object, change.remove(), Codes.REMOVED);
        }
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
        ObservedRows.membersUnknown(
                transaction, transaction.sql(GONE).bigints("ids", observedIds).list(row -> row.number("group_id")));
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
