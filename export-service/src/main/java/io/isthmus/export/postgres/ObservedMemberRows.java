package io.isthmus.export.postgres;

import io.isthmus.export.target.ObservedObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps memberships as seen. One that is as last time, with nothing remembered, costs one look. */
final class ObservedMemberRows {

    private static final String STATE = """
            select members_hash,
                   exists (select 1 from observed_member m where m.group_id = o.id and m.state <> 0) as remembered
              from observed_object o where o.id = ?""";
    private static final String LOST = """
            select count(*) filter (where m.state = 1 and s.target_id is null)
                 + count(*) filter (where m.state = 2 and s.target_id is not null)
              from observed_member m
              left join unnest(?) as s(target_id) on s.target_id = m.target_id
             where m.group_id = ? and m.state <> 0""";
    private static final String DELETE = """
            delete from observed_member
             where group_id = ? and target_id not in (select unnest(?))""";
    private static final String INSERT = """
            insert into observed_member (group_id, target_id, state) select ?, unnest(?), 0
            on conflict (group_id, target_id) do update set state = 0 where observed_member.state <> 0""";

    private final Connection connection;

    ObservedMemberRows(Connection connection) {
        this.connection = connection;
    }

    private record State(byte[] hash, boolean remembered) {}

    void keep(Collection<ObservedObject> objects, Map<String, Long> ids) throws SQLException {
        for (ObservedObject object : objects) {
            if (object.members() != null) {
                keep(ids.get(object.targetId()), object.members());
            }
        }
    }

    private void keep(long group, List<String> seen) throws SQLException {
        List<String> members = seen.stream().distinct().sorted().toList();
        byte[] hash = hash(members);
        State before = Sql.one(
                connection, STATE, row -> new State(row.getBytes("members_hash"), row.getBoolean("remembered")), group);
        if (Arrays.equals(hash, before.hash()) && !before.remembered()) {
            return;
        }
        long lost = Sql.one(connection, LOST, row -> row.getLong(1), Sql.texts(members), group);
        Sql.update(connection, DELETE, group, Sql.texts(members));
        Sql.update(connection, INSERT, group, Sql.texts(members));
        Sql.update(connection, "update observed_object set members_hash = ? where id = ?", hash, group);
        Sql.update(
                connection,
                "update target_object set members_dirty = true, members_lost = ? where observed_id = ?",
                Math.toIntExact(lost),
                group);
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
