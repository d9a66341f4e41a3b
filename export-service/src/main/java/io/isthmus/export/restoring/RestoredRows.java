package io.isthmus.export.restoring;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.export.postgres.Images;
import io.isthmus.export.written.WrittenHistory;
import io.isthmus.export.written.WrittenStore;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The objects of the plan as they were, from what was written since. */
final class RestoredRows {

    private static final int PAGE = 500;

    /** Not truncated: whoever looks at the plan before would have to wait until the new one is whole. */
    private static final List<String> FORGET = List.of(
            "delete from restored_object",
            "delete from restored_reference",
            "delete from restored_member",
            "delete from restored_id");

    private static final String IDS = """
            insert into restored_id (target_id, object_id)
            select distinct on (target_id) target_id, object_id from written
             where at >= :since and target_id is not null order by target_id, id desc""";
    private static final String IDS_OF_TODAY = """
            insert into restored_id (target_id, object_id)
            select o.target_id, l.object_id from target_link l join observed_object o on o.id = l.observed_id
             where l.object_id in (select object_id from written where at >= :since)
            on conflict do nothing""";
    /** Removed by one id and added by another, after the member had been created again: it is where it was. */
    private static final String SAME_MEMBERS = """
            delete from restored_member m using restored_id i, (
              select n.group_id, j.object_id from restored_member n join restored_id j on j.target_id = n.member
               group by n.group_id, j.object_id having bool_or(n.present) and bool_or(not n.present)) moved
             where i.target_id = m.member and moved.group_id = m.group_id and moved.object_id = i.object_id""";

    private static final String OBJECTS = """
            insert into restored_object (object_id, before_image, written_images, deleted, uncertain)
            select * from unnest(:ids, :before, :written, :deleted, :uncertain)""";
    private static final String MEMBERS = """
            insert into restored_member (group_id, member, present) select * from unnest(:groups, :members, :present)
            on conflict do nothing""";
    private static final String REFERENCES = """
            insert into restored_reference (object_id, name, target_id)
            select distinct o.object_id, r.key, i.object_id
              from restored_object o
             cross join jsonb_each(o.before_image::jsonb -> 'references') r
             cross join jsonb_array_elements_text(r.value) v
              join restored_id i on i.target_id = v
              join restored_object b on b.object_id = i.object_id and b.before_image is not null""";

    private RestoredRows() {}

    /** In the place of whatever was there. */
    static void prepare(Transaction transaction, Instant since) {
        forget(transaction);
        transaction.sql(IDS).with("since", since).update();
        transaction.sql(IDS_OF_TODAY).with("since", since).update();
        objects(transaction, since);
        transaction.sql("analyze restored_object, restored_member, restored_id").update();
        transaction.sql(SAME_MEMBERS).update();
        transaction.sql(REFERENCES).update();
        transaction.sql("analyze restored_reference, restored_member").update();
    }

    private static void objects(Transaction transaction, Instant since) {
        List<WrittenStore.Listed> page = WrittenStore.since(transaction, since, 0, PAGE);
        while (!page.isEmpty()) {
            List<Restored> restored = page.stream()
                    .flatMap(listed -> listed.history().net().map(net -> new Restored(listed.id(), net)).stream())
                    .toList();
            objects(transaction, restored);
            members(transaction, restored);
            page = WrittenStore.since(transaction, since, page.getLast().id(), PAGE);
        }
    }

    private record Restored(long id, WrittenHistory.Net net) {

        @Nullable
        String before() {
            return net.before() == null ? null : Images.write(net.before());
        }

        /** None of what was not there before: with it go all. */
        Stream<Member> members() {
            return net.before() == null
                    ? Stream.empty()
                    : Stream.concat(
                            net.membersAdded().stream().map(member -> new Member(id, member, false)),
                            net.membersRemoved().stream().map(member -> new Member(id, member, true)));
        }
    }

    private record Member(long group, String id, boolean present) {}

    private static void objects(Transaction transaction, List<Restored> restored) {
        transaction
                .sql(OBJECTS)
                .bigints("ids", restored, Restored::id)
                .texts("before", restored, Restored::before)
                .texts("written", restored, each -> Images.writeAll(each.net().written()))
                .booleans("deleted", restored, each -> each.net().deleted())
                .booleans("uncertain", restored, each -> each.net().uncertain())
                .update();
    }

    private static void members(Transaction transaction, List<Restored> restored) {
        List<Member> members = restored.stream().flatMap(Restored::members).toList();
        transaction
                .sql(MEMBERS)
                .bigints("groups", members, Member::group)
                .texts("members", members, Member::id)
                .booleans("present", members, Member::present)
                .update();
    }

    static void forget(Transaction transaction) {
        for (String statement : FORGET) {
            transaction.sql(statement).update();
        }
    }
}
