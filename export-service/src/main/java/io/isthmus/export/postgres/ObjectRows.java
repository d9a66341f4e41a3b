package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.export.pending.ComparedObject;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.Expected;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.MembersDifference;
import io.isthmus.export.pending.Reason;
import io.isthmus.export.pending.TargetObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads objects with all that is compared: desired with references resolved, observed, remembered. */
public final class ObjectRows {

    private static final String SELECT = """
            select t.id, t.anchor, t.object_type, l.observed_id, l.owned, l.note, l.conflict_code, l.conflict_message,
                   m.to_add, m.to_remove, m.ready, coalesce(m.digest, '') as digest, m.lost, m.unknown,
                   o.target_id, o.etag, coalesce(o.remembered_generation >= o.generation, false) as is_remembered,
                   i.observed, i.remembered
              from target_object t
              left join target_link l on l.object_id = t.id
              left join membership_difference m on m.group_id = t.id
              left join observed_object o on o.id = l.observed_id
              left join observed_image i on i.observed_id = o.id
             where t.id = any(:ids) and t.object_type is not null
             order by t.id""";

    private ObjectRows() {}

    /** In the order of their ids; without those of which nothing was ever said but that others refer to them. */
    public static List<ComparedObject> load(Transaction transaction, Collection<Long> ids) {
        Map<Long, Desired> desired = DesiredSource.inForce(transaction).of(ids);
        return transaction
                .sql(SELECT)
                .bigints("ids", ids)
                .list(row -> compared(row, desired.getOrDefault(row.number("id"), new Desired.NeverSaid())));
    }

    public static List<String> addresses(@Nullable String lines) {
        return lines == null ? List.of() : List.of(lines.split("\n"));
    }

    private static ComparedObject compared(Row row, Desired desired) {
        Long observedId = row.nullableNumber("observed_id");
        boolean remembered = row.flag("is_remembered");
        TargetObject object = new TargetObject(
                row.text("anchor"),
                Codes.objectType(row.small("object_type")),
                desired,
                observedId == null ? new Expected.Absent() : expected(row, remembered),
                row.flag("owned"),
                observedId == null || remembered ? null : Images.read(row.text("remembered")));
        return new ComparedObject(
                row.number("id"), observedId, object, members(row), note(row.text("note")), conflict(row));
    }

    private static Expected expected(Row row, boolean remembered) {
        Image image = Images.read(row.text(remembered ? "remembered" : "observed"));
        return new Expected.Present(
                row.text("target_id"), row.text("etag"), image == null ? Image.EMPTY : image, remembered);
    }

    private static MembersDifference members(Row row) {
        return new MembersDifference(
                row.small("to_add"),
                row.small("to_remove"),
                row.small("ready"),
                row.text("digest"),
                row.small("lost"),
                row.small("unknown"));
    }

    private static @Nullable Reason note(@Nullable String code) {
        return code == null ? null : new Reason(code);
    }

    private static @Nullable Reason conflict(Row row) {
        String code = row.text("conflict_code");
        return code == null ? null : new Reason(code, List.of(row.text("conflict_message")));
    }
}
