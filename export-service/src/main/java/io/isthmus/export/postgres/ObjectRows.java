package io.isthmus.export.postgres;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.comparing.ComparedObject;
import io.isthmus.export.comparing.MembersDifference;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.Expected;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.TargetObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads objects with all that is compared: desired with references resolved, observed, remembered. */
final class ObjectRows {

    private static final String SELECT = """
            select t.id, t.anchor, t.object_type, t.desired_state, t.absence_reason, t.observed_id, t.owned, t.note,
                   t.blocked, t.members_to_add, t.members_to_remove, t.members_ready, t.members_digest, t.members_lost,
                   d.image, o.target_id, o.etag, o.generation, o.remembered_generation, i.observed, i.remembered
              from target_object t
              left join desired_image d on d.object_id = t.id
              left join observed_object o on o.id = t.observed_id
              left join observed_image i on i.observed_id = o.id
             where t.id = any(?)
             order by t.id""";
    private static final String REFERENCES = """
            select r.object_id, r.name, o.target_id
              from object_reference r
              join target_object m on m.id = r.target_id
              left join observed_object o on o.id = m.observed_id
             where r.object_id = any(?)""";

    private ObjectRows() {}

    /** Keeps others from changing the objects until the transaction ends; always in the same order. */
    static void lock(Connection connection, Collection<Long> ids) throws SQLException {
        Sql.list(
                connection,
                "select id from target_object where id = any(?) order by id for update",
                row -> row.getLong(1),
                Sql.bigints(ids));
    }

    static List<ComparedObject> load(Connection connection, Collection<Long> ids) throws SQLException {
        Map<Long, Map<String, List<String>>> references = new HashMap<>();
        Sql.list(
                connection,
                REFERENCES,
                row -> references
                        .computeIfAbsent(row.getLong("object_id"), id -> new HashMap<>())
                        .computeIfAbsent(row.getString("name"), name -> new ArrayList<>())
                        .add(row.getString("target_id")),
                Sql.bigints(ids));
        List<ComparedObject> objects = Sql.list(
                connection,
                SELECT,
                row -> compared(row, references.getOrDefault(row.getLong("id"), Map.of())),
                Sql.bigints(ids));
        return RestorationRows.override(connection, objects);
    }

    private static ComparedObject compared(ResultSet row, Map<String, List<String>> references) throws SQLException {
        Long observedId = Sql.nullableLong(row, "observed_id");
        Expected expected = observedId == null ? new Expected.Absent() : expected(row);
        boolean remembered = expected instanceof Expected.Present present && present.remembered();
        ObjectType type = Codes.objectType(row.getInt("object_type"));
        TargetObject object = new TargetObject(
                row.getString("anchor"),
                type,
                desired(row, references),
                expected,
                row.getBoolean("owned"),
                observedId == null || remembered ? null : Images.read(row.getString("remembered")));
        MembersDifference members = new MembersDifference(
                row.getInt("members_to_add"),
                row.getInt("members_to_remove"),
                row.getInt("members_ready"),
                row.getString("members_digest"),
                row.getInt("members_lost"));
        return new ComparedObject(
                row.getLong("id"), observedId, object, members, row.getString("note"), row.getString("blocked"));
    }

    private static Expected expected(ResultSet row) throws SQLException {
        Long rememberedGeneration = Sql.nullableLong(row, "remembered_generation");
        boolean remembered = rememberedGeneration != null && rememberedGeneration >= row.getLong("generation");
        Image image = Images.read(row.getString(remembered ? "remembered" : "observed"));
        return new Expected.Present(
                row.getString("target_id"), row.getString("etag"), image == null ? Image.EMPTY : image, remembered);
    }

    private static Desired desired(ResultSet row, Map<String, List<String>> references) throws SQLException {
        return switch (row.getInt("desired_state")) {
            case Codes.PRESENT -> present(row, references);
            case Codes.ABSENT -> new Desired.Absent(Codes.reason(row.getInt("absence_reason")));
            case Codes.ORPHAN -> new Desired.NoSource();
            default -> new Desired.NeverSaid();
        };
    }

    private static Desired present(ResultSet row, Map<String, List<String>> resolved) throws SQLException {
        Image image = Images.read(row.getString("image"));
        Map<String, List<String>> attributes = new HashMap<>(image.attributes());
        attributes.put(Desired.SOURCE_ANCHOR, List.of(row.getString("anchor")));
        Map<String, List<String>> references = new HashMap<>();
        Set<String> waiting = new HashSet<>();
        image.references().forEach((name, anchors) -> {
            List<String> ids = resolved.getOrDefault(name, List.of());
            if (ids.stream().anyMatch(Objects::isNull)) {
                waiting.add(name);
            } else {
                references.put(name, ids);
            }
        });
        return new Desired.Present(new Image(attributes, references), waiting);
    }
}
