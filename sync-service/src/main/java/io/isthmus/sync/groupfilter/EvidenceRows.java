package io.isthmus.sync.groupfilter;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.rules.value.Attributes;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.groupfilter.MembersVerdict.Evidence;

/**
 * Reads what the group of a source shows, and whether it is known who all of its members are. The first
 * row decides most of it, so that joins are written for row by row: as many are in as the group has members.
 */
final class EvidenceRows {

    private static final String EVIDENCE = """
        select exists (
                 select 1 from group_filter_group counted
                   cross join lateral (
                     select target from membership where owner = counted.group_id offset 0) member
                   cross join lateral (
                     select id from connector_space_object where place = member.target
                     union all
                     select object_id from known_by where place = member.target) named
                   join connector_space_object object on object.id = named.id
                  where counted.connector = :connector and object.connector = :connector
                    and object.departed is null
                    and object.id not in (select group_id from group_filter_group)) as member,
               exists (
                 select 1 from group_filter_member member
                   cross join lateral (
                     select 1 from connector_space_object where id = member.object_id and departed is null limit 1) object
                  where member.connector = :connector
                    and member.object_id not in (select group_id from group_filter_group)) as somebody,
               not exists (
                 select 1 from source_read_through source where source.connector = :connector and source.through)
               or exists (
                 select 1 from awaited_place awaited
                   cross join lateral (select owner from membership where target = awaited.place offset 0) naming
                   join group_filter_group counted
                     on counted.group_id = naming.owner and counted.connector = :connector
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
                 select 1 from shared_place shared
                   cross join lateral (
                     select owner, attribute from membership where target = shared.place offset 0) naming
                   join group_filter_group counted
                     on counted.group_id = naming.owner and counted.connector = :connector
                   join known_by known on known.place = shared.place
                   join connector_space_object object
                     on object.id = known.object_id and object.connector = :connector and object.departed is null
                  where naming.attribute = :uids
                  group by known.place having count(distinct object.id) > 1)
               or exists (
                 select 1 from connector_space_object object
                   cross join lateral (
                     select 1 from group_filter_member where object_id = object.id and connector = :connector limit 1) member
                  where object.place = :nowhere and object.departed is null)
                 as doubt
        """;

    private static final String UIDS = Attributes.fold(MetaverseSchema.MEMBER_UID);

    private EvidenceRows() {}

    static Evidence of(Transaction tx, String connector) {
        return tx.sql(EVIDENCE)
                .with("connector", connector)
                .with("nowhere", Identities.NOWHERE)
                .with("uids", UIDS)
                .plannedForTheseValues()
                .one(row -> new Evidence(row.flag("member"), row.flag("somebody"), row.flag("doubt")));
    }
}
