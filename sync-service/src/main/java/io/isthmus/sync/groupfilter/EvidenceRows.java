package io.isthmus.sync.groupfilter;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.rules.value.Attributes;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.groupfilter.MembersVerdict.Evidence;

/** Reads what the group of a source shows, and whether it is known who all of its members are. */
final class EvidenceRows {

    private static final String EVIDENCE = """
        select exists (
                 select 1 from group_filter_group counted
                   join membership on membership.owner = counted.group_id
                   cross join lateral (
                     select id from connector_space_object where place = membership.target
                     union all
                     select object_id from known_by where place = membership.target) named
                   join connector_space_object object on object.id = named.id
                  where counted.connector = :connector and object.connector = :connector
                    and object.departed is null
                    and object.id not in (select group_id from group_filter_group)) as member,
               exists (
                 select 1 from group_filter_member member
                   join connector_space_object object on object.id = member.object_id and object.departed is null
                  where member.connector = :connector
                    and member.object_id not in (select group_id from group_filter_group)) as somebody,
               not exists (
                 select 1 from source_read_through source where source.connector = :connector and source.through)
               or exists (
                 select 1 from awaited_place awaited
                   join membership on membership.target = awaited.place
                   join group_filter_group counted
                     on counted.group_id = membership.owner and counted.connector = :connector
                  where not exists (select 1 from connector_space_object present
                                     where present.place = awaited.place and present.departed is null))
               or exists (
                 select 1 from group_filter_group counted
                   join connector_space_object object on object.id = counted.group_id
                   join awaited_place awaited on awaited.place = object.place
                  where counted.connector = :connector)
               or exists (
                 select 1 from group_filter_group counted
                   join awaited_uid awaited on awaited.owner = counted.group_id
                  where counted.connector = :connector)
               or exists (
                 select 1 from group_filter_group counted
                   join membership on membership.owner = counted.group_id and membership.attribute = :uids
                   join known_by known on known.place = membership.target
                   join connector_space_object object
                     on object.id = known.object_id and object.connector = :connector and object.departed is null
                  where counted.connector = :connector
                  group by known.place having count(distinct object.id) > 1)
               or exists (
                 select 1 from group_filter_member member
                   join connector_space_object object on object.id = member.object_id
                  where member.connector = :connector and object.place = :nowhere and object.departed is null)
                 as doubt
        """;

    private static final String UIDS = Attributes.fold(MetaverseSchema.MEMBER_UID);

    private EvidenceRows() {}

    static Evidence of(Transaction tx, String connector) {
        return tx.sql(EVIDENCE)
                .with("connector", connector)
                .with("nowhere", Identities.NOWHERE)
                .with("uids", UIDS)
                .one(row -> new Evidence(row.flag("member"), row.flag("somebody"), row.flag("doubt")));
    }
}
