package io.isthmus.export.postgres;

import io.isthmus.export.comparing.ComparedObject;
import io.isthmus.export.comparing.PendingState;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.IdsOfToday;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.TargetObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * While a restoration is in force, what is desired of an object is what its plan says, and nothing of any other: this is the one
 * place where the one takes the place of the other.
 */
final class RestorationRows {

    private static final String IN_FORCE = "select restoration is not null from target_state";
    /** A plan that is in force and not known here, after the loss of the database, has no objects: nothing is written. */
    private static final String OBJECTS = """
            select o.object_id, o.before_image, o.written_images, o.deleted, o.uncertain, o.included
              from restored_object o, restoration r, target_state s
             where o.object_id = any(?) and s.restoration = r.id""";
    /**
     * What stands for an id of that time today: null where it is to be created again first; no row where it is gone. Types are
     * named because the index of ids begins with them.
     */
    private static final String IDS = """
            select u.id, case when i.object_id is null then u.id else o.target_id end as today
              from unnest(?) as u(id)
              left join restored_id i on i.target_id = u.id
              left join target_object t on t.id = i.object_id
              left join observed_object o on o.id = t.observed_id
              left join restored_object b on b.object_id = i.object_id
             where case when i.object_id is null
                        then exists (select 1 from observed_object x where x.object_type in (1, 2, 3) and x.target_id = u.id)
                        else o.target_id is not null or b.before_image is not null end""";

    private static final String CONFLICTS = """
            update restored_object o set conflicts = string_to_array(u.conflicts, E'\n')
              from unnest(?, ?) as u(id, conflicts)
             where o.object_id = u.id and o.conflicts <> string_to_array(u.conflicts, E'\n')""";

    private RestorationRows() {}

    /** Whether pending exports are those of a plan. */
    static boolean inForce(Connection connection) throws SQLException {
        return Sql.one(connection, IN_FORCE, row -> row.getBoolean(1));
    }

    /** Where references come from that have to be waited for. */
    static String references(boolean restoring) {
        return restoring ? "restored_reference" : "object_reference";
    }

    static List<ComparedObject> override(Connection connection, List<ComparedObject> objects) throws SQLException {
        if (objects.isEmpty() || !inForce(connection)) {
            return objects;
        }
        Map<Long, Restored> rows = new HashMap<>();
        Sql.list(
                connection,
                OBJECTS,
                row -> rows.put(row.getLong("object_id"), Restored.read(row)),
                Sql.bigints(objects.stream().map(ComparedObject::id).toList()));
        IdsOfToday ids = ids(connection, rows.values());
        return objects.stream()
                .map(object -> with(object, rows.get(object.id()), ids))
                .toList();
    }

    private static ComparedObject with(ComparedObject compared, Restored row, IdsOfToday ids) {
        TargetObject object = compared.object();
        return new ComparedObject(
                compared.id(),
                compared.observedId(),
                new TargetObject(
                        object.targetAnchor(),
                        object.objectType(),
                        row == null ? new Desired.NeverSaid() : row.desired(ids),
                        object.expected(),
                        object.owned(),
                        object.written()),
                compared.members(),
                compared.note(),
                compared.blocked());
    }

    /** Keeps what was found changed by others. */
    static void conflicts(Connection connection, Map<Long, PendingState> states) throws SQLException {
        if (inForce(connection)) {
            List<Long> ids = List.copyOf(states.keySet());
            Sql.update(
                    connection,
                    CONFLICTS,
                    Sql.bigints(ids),
                    Sql.texts(ids.stream()
                            .map(id -> String.join("\n", states.get(id).conflicts()))
                            .toList()));
        }
    }

    private record Restored(
            Image before, List<Image> written, boolean deleted, boolean uncertain, Set<String> included) {

        static Restored read(ResultSet row) throws SQLException {
            return new Restored(
                    Images.read(row.getString("before_image")),
                    Images.readAll(row.getString("written_images")),
                    row.getBoolean("deleted"),
                    row.getBoolean("uncertain"),
                    Set.of((String[]) row.getArray("included").getArray()));
        }

        Desired.Restored desired(IdsOfToday ids) {
            Set<String> waiting = new HashSet<>();
            return new Desired.Restored(
                    before == null ? null : ids.asBefore(before, waiting),
                    written.stream().map(ids::asLeft).toList(),
                    waiting,
                    deleted,
                    uncertain,
                    included);
        }
    }

    private static IdsOfToday ids(Connection connection, Collection<Restored> rows) throws SQLException {
        Set<String> named = new LinkedHashSet<>();
        for (Restored row : rows) {
            row.written().forEach(image -> image.references().values().forEach(named::addAll));
            if (row.before() != null) {
                row.before().references().values().forEach(named::addAll);
            }
        }
        Map<String, String> today = new HashMap<>();
        if (!named.isEmpty()) {
            Sql.list(connection, IDS, row -> today.put(row.getString("id"), row.getString("today")), Sql.texts(named));
        }
        return new IdsOfToday(today);
    }
}
