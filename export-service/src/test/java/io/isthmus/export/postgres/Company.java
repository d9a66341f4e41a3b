package io.isthmus.export.postgres;

import java.util.List;

/**
 * Users and groups as they lie in the database after an export that has changed all of them: rows 1 to the number of users, then
 * the groups.
 */
final class Company {

    private Company() {}

    /** @param members that each group has gained; it has lost as many */
    static List<String> statements(int users, int groups, int members) {
        int all = users + groups;
        String type = "case when i <= " + users + " then 1 else 2 end";
        return List.of(
                """
                insert into observed_object (object_type, target_id, external_id, generation)
                select %s, 'id-' || i, 'anchor-' || i, 1 from generate_series(1, %d) i order by i""".formatted(type, all),
                """
                insert into observed_image (observed_id, observed)
                select id, %s from observed_object, lateral (select id as i) n""".formatted(image("Head")),
                """
                insert into target_object (anchor, object_type, desired_state, display_name)
                select external_id, object_type, 1, 'Person ' || id from observed_object order by id""",
                """
                insert into target_link (object_id, observed_id, owned)
                select t.id, o.id, true from target_object t join observed_object o on o.external_id = t.anchor""",
                """
                insert into desired_image (object_id, image)
                select l.object_id, o.observed from target_link l join observed_image o on o.observed_id = l.observed_id""",
                """
                insert into written (run, object_id, anchor, object_type, operation, target_id, display_name,
                                     before_image, after_image)
                select 1, t.id, t.anchor, 1, 2, 'id-' || l.observed_id, t.display_name, %s, o.observed
                  from target_object t join target_link l on l.object_id = t.id
                  join observed_image o on o.observed_id = l.observed_id,
                       lateral (select l.observed_id as i) n
                 where t.object_type = 1""".formatted(image("Clerk")),
                """
                insert into observed_member (group_id, target_id, state)
                select o.id, 'id-' || (o.id * 7 + m) %% %d + 1, 0
                  from observed_object o, generate_series(1, %d) m where o.object_type = 2""".formatted(users, members),
                """
                insert into written (run, object_id, anchor, object_type, operation, target_id, display_name,
                                     members_added, members_removed)
                select 1, t.id, t.anchor, 2, 2, 'id-' || l.observed_id, t.display_name,
                       (select array_agg('id-' || (l.observed_id * 7 + m) %% %1$d + 1) from generate_series(1, %2$d) m),
                       (select array_agg('id-' || (l.observed_id * 7 + m + %2$d) %% %1$d + 1) from generate_series(1, %2$d) m)
                  from target_object t join target_link l on l.object_id = t.id where t.object_type = 2""".formatted(users, members),
                "update target_state set target = 'target', imported_at = now(), imported_epoch = 1",
                "analyze");
    }

    /** A value that is another for each object, of about three kilobytes. */
    private static String image(String title) {
        return "'{\"attributes\":{\"displayName\":[\"Person ' || i || '\"],\"title\":[\"" + title
                + "\"],\"description\":[\"' || repeat(md5(i::text), 96) || '\"]},\"references\":{}}'";
    }
}
