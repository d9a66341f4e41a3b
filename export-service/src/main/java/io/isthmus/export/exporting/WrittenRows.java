package io.isthmus.export.exporting;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import io.isthmus.export.exporting.ExportStore.Begun;
import io.isthmus.export.exporting.ExportStore.Ended;
import io.isthmus.export.exporting.OutcomeEffects.Note;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.postgres.Codes;
import io.isthmus.export.postgres.Images;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes requests before they are sent, and what became of them. The one writer of {@code written} but for forgetting. */
final class WrittenRows {

    private static final String IMAGES = """
            insert into written (run, object_id, anchor, object_type, operation, target_id, display_name, source,
                                 before_image, after_image, members_removed)
            select :run, t.id, t.anchor, t.object_type, u.operation, u.target_id, t.display_name, t.source,
                   u.before_image, u.after_image,
                   -- a deleted group takes its membership with it
                   case when u.operation = :delete and t.object_type = :group then (
                        select array_agg(m.target_id) from observed_member m
                          join target_link l on l.observed_id = m.group_id
                         where l.object_id = t.id and m.state <> 2) end
              from unnest(:ids, :operations, :target_ids, :before_images, :after_images)
                   as u(id, operation, target_id, before_image, after_image)
              join target_object t on t.id = u.id""";
    private static final String MEMBERS = """
            insert into written (run, object_id, anchor, object_type, operation, target_id, display_name, source,
                                 members_added, members_removed)
            select :run, t.id, t.anchor, t.object_type, :operation, :target_id, t.display_name, t.source, :added, :removed
              from target_object t where t.id = :id""";
    private static final String CORRECT = """
            update written w set result = u.result from unnest(:ids, :results) as u(object_id, result)
             where w.id = (select max(n.id) from written n where n.object_id = u.object_id)""";
    private static final String STRIKE_OUT = """
            delete from written w using unnest(:ids) as u(object_id)
             where w.id = (select max(n.id) from written n where n.object_id = u.object_id)""";

    private WrittenRows() {}

    static void note(Transaction transaction, long run, List<Begun> work) {
        List<Begun> images = new ArrayList<>();
        for (Begun begun : work) {
            if (begun.work().exports().getFirst() instanceof PendingExport.ChangeMembers) {
                members(transaction, run, begun);
            } else {
                images.add(begun);
            }
        }
        if (!images.isEmpty()) {
            images(transaction, run, images);
        }
    }

    private static void images(Transaction transaction, long run, List<Begun> work) {
        transaction
                .sql(IMAGES)
                .with("run", run)
                .with("delete", Codes.of(Operation.DELETE))
                .with("group", Codes.of(ObjectType.GROUP))
                .bigints("ids", work, begun -> begun.work().id())
                .smallints("operations", work, begun -> Codes.of(export(begun).operation()))
                .texts("target_ids", work, begun -> begun.work().targetId())
                .texts("before_images", work, begun -> text(begun.before()))
                .texts("after_images", work, begun -> text(export(begun).after()))
                .update();
    }

    private static PendingExport export(Begun begun) {
        return begun.work().exports().getFirst();
    }

    private static void members(Transaction transaction, long run, Begun begun) {
        List<String> added = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (PendingExport export : begun.work().exports()) {
            PendingExport.ChangeMembers change = (PendingExport.ChangeMembers) export;
            added.addAll(change.add());
            removed.addAll(change.remove());
        }
        transaction
                .sql(MEMBERS)
                .with("run", run)
                .with("operation", Codes.of(Operation.UPDATE))
                .with("target_id", begun.work().targetId())
                .texts("added", added)
                .texts("removed", removed)
                .with("id", begun.work().id())
                .update();
    }

    private record Corrected(long id, Result result) {}

    static void correct(Transaction transaction, List<Ended> ended) {
        List<Long> struckOut = new ArrayList<>();
        List<Corrected> corrected = new ArrayList<>();
        for (Ended each : ended) {
            switch (each.effects().note()) {
                case Note.Accepted ignored -> {}
                case Note.Corrected note ->
                    corrected.add(new Corrected(each.work().id(), note.result()));
                case Note.StruckOut ignored -> struckOut.add(each.work().id());
            }
        }
        if (!corrected.isEmpty()) {
            transaction
                    .sql(CORRECT)
                    .bigints("ids", corrected, Corrected::id)
                    .smallints("results", corrected, each -> Codes.of(each.result()))
                    .update();
        }
        if (!struckOut.isEmpty()) {
            transaction.sql(STRIKE_OUT).bigints("ids", struckOut).update();
        }
    }

    private static @Nullable String text(@Nullable Image image) {
        return image == null ? null : Images.write(image);
    }
}
