package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.Image;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the last batch said, references resolved. */
record BatchRows(Transaction transaction) implements DesiredSource {

    private static final String OBJECTS = """
            select t.id, t.anchor, t.desired_state, t.absence_reason, d.image, coalesce(g.in_grace, false) as in_grace
              from target_object t
              left join desired_image d on d.object_id = t.id
              left join leaver g on g.object_id = t.id
             where t.id = any(:ids) and t.desired_state <> 0""";
    private static final String REFERENCES = """
            select r.object_id, r.name, o.target_id
              from object_reference r
              left join target_link l on l.object_id = r.target_id
              left join observed_object o on o.id = l.observed_id
             where r.object_id = any(:ids)""";

    @Override
    public Map<Long, Desired> of(Collection<Long> ids) {
        Map<Long, Map<String, List<String>>> references = new HashMap<>();
        transaction
                .sql(REFERENCES)
                .bigints("ids", ids)
                .each(row -> references
                        .computeIfAbsent(row.number("object_id"), id -> new HashMap<>())
                        .computeIfAbsent(row.text("name"), name -> new ArrayList<>())
                        .add(row.text("target_id")));
        Map<Long, Desired> desired = new HashMap<>();
        transaction
                .sql(OBJECTS)
                .bigints("ids", ids)
                .each(row -> desired.put(
                        row.number("id"), desired(row, references.getOrDefault(row.number("id"), Map.of()))));
        return desired;
    }

    private static Desired desired(Row row, Map<String, List<String>> references) {
        return switch (row.small("desired_state")) {
            case Codes.PRESENT -> present(row, references);
            case Codes.ABSENT -> new Desired.Absent(Codes.reason(row.small("absence_reason")), row.flag("in_grace"));
            case Codes.ORPHAN -> new Desired.NoSource();
            default -> new Desired.NeverSaid();
        };
    }

    private static Desired present(Row row, Map<String, List<String>> resolved) {
        Image image = Objects.requireNonNull(Images.read(row.text("image")), "what is desired has an image");
        Map<String, List<String>> attributes = new HashMap<>(image.attributes());
        attributes.put(Desired.SOURCE_ANCHOR, List.of(row.text("anchor")));
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

    @Override
    public String references() {
        return "object_reference";
    }

    @Override
    public List<MembershipDifferenceRows.Counted> memberships(
            List<MembershipDueRows.DueGroup> groups, Collection<ObjectType> types) {
        return MembershipTables.count(transaction, groups, types);
    }

    @Override
    public List<String> membersToAdd(long group, long observedId, Collection<ObjectType> types) {
        return MembershipTables.toAdd(transaction, group, observedId, types);
    }

    @Override
    public List<String> membersToRemove(long group, long observedId, Collection<ObjectType> types) {
        return MembershipTables.toRemove(transaction, group, observedId, types);
    }
}
