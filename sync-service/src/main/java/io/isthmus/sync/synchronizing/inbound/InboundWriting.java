package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.connectorspace.ObjectLink;
import io.isthmus.sync.metaverse.MetaverseAttributes;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.JoinValue;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.MetaverseState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.UUID;

/** Writes what inbound synchronization decided for a batch, set by set. */
final class InboundWriting {

    private InboundWriting() {}

    /** @return metaverse objects to which somebody contributes otherwise than before */
    static Set<UUID> write(Transaction tx, InboundOutcome outcome) {
        Set<UUID> relinked = links(tx, outcome);
        awaitedJoins(tx, outcome);
        List<MetaverseState> changed =
                outcome.metaverse().stream().filter(MetaverseState::changed).toList();
        if (!changed.isEmpty()) {
            List<UUID> existed = objects(tx, changed);
            references(tx, changed, existed);
            joins(tx, outcome, existed);
        }
        DueRows.store(tx, outcome);
        tx.sql("""
                        delete from pending_inbound p using unnest(:ids, :marks) as done (object_id, mark)
                         where p.object_id = done.object_id and p.mark = done.mark
                        """)
                .uuids("ids", outcome.evaluated().keySet())
                .bigints("marks", outcome.evaluated().values())
                .update();
        return relinked;
    }

    private static Set<UUID> links(Transaction tx, InboundOutcome outcome) {
        Collection<ObjectLink> links = outcome.links();
        Set<UUID> without = new HashSet<>(outcome.evaluated().keySet());
        links.forEach(link -> without.remove(link.objectId()));
        if (!without.isEmpty()) {
            tx.sql("delete from connector_space_link where object_id = any(:ids)")
                    .uuids("ids", without)
                    .update();
        }
        if (links.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(tx.sql("""
                        insert into connector_space_link as l
                          (object_id, metaverse_id, status, rule_id, members_from, reason)
                        select * from unnest(:ids, :metaverse, :statuses, :rules, :members_from, :reasons)
                        on conflict (object_id) do update set metaverse_id = excluded.metaverse_id,
                          status = excluded.status, rule_id = excluded.rule_id, members_from = excluded.members_from,
                          reason = excluded.reason
                        where (l.metaverse_id, l.status, l.rule_id, l.members_from, l.reason)
                           is distinct from (excluded.metaverse_id, excluded.status, excluded.rule_id,
                                             excluded.members_from, excluded.reason)
                        returning coalesce(metaverse_id, object_id) as id
                        """)
                .uuids("ids", links, ObjectLink::objectId)
                .uuids("metaverse", links, ObjectLink::metaverseId)
                .texts("statuses", links, link -> link.status().name())
                .texts("rules", links, ObjectLink::ruleId)
                .texts("members_from", links, ObjectLink::membersFrom)
                .texts("reasons", links, ObjectLink::reason)
                .list(row -> row.uuid("id")));
    }

    private static void awaitedJoins(Transaction tx, InboundOutcome outcome) {
        tx.sql("delete from awaited_join where object_id = any(:ids)")
                .uuids("ids", outcome.evaluated().keySet())
                .update();
        List<Entry<UUID, JoinValue>> awaited = new ArrayList<>();
        outcome.awaited().forEach((id, values) -> values.forEach(value -> awaited.add(Map.entry(id, value))));
        if (!awaited.isEmpty()) {
            tx.sql(
                            "insert into awaited_join (object_id, attribute, value) select * from unnest(:ids, :attributes, :values)")
                    .uuids("ids", awaited, Entry::getKey)
                    .texts("attributes", awaited, join -> join.getValue().attribute())
                    .texts("values", awaited, join -> join.getValue().value())
                    .update();
        }
    }

    /** A new mark, so that who found nobody in this very batch is evaluated again, too. */
    private static void noteWhoAwaited(Transaction tx, List<Entry<UUID, JoinValue>> joins) {
        tx.sql("""
                        insert into pending_inbound (object_id)
                        select distinct awaited.object_id from awaited_join awaited
                          join unnest(:attributes, :values) as come (attribute, value)
                            on come.attribute = awaited.attribute and come.value = awaited.value
                        on conflict (object_id) do update set mark = excluded.mark
                        """)
                .texts("attributes", joins, join -> join.getValue().attribute())
                .texts("values", joins, join -> join.getValue().value())
                .update();
    }

    /** @return those that were there before, with whatever belongs to them */
    private static List<UUID> objects(Transaction tx, Collection<MetaverseState> states) {
        List<UUID> existed = new ArrayList<>();
        tx.sql("""
                        insert into metaverse_object
                          (id, type, attributes, value_kinds, target_anchor, provisioned, source, departed, nesting,
                           primary_members)
                        select id, type, attributes::json, value_kinds::json, target_anchor, provisioned, source,
                               departed, nesting, primary_members
                          from unnest(:ids, :types, :attributes, :kinds, :anchors, :provisioned, :sources, :departures,
                                      :nesting, :primary)
                            as new (id, type, attributes, value_kinds, target_anchor, provisioned, source, departed,
                                    nesting, primary_members)
                        on conflict (id) do update set type = excluded.type, attributes = excluded.attributes,
                          value_kinds = excluded.value_kinds, target_anchor = excluded.target_anchor,
                          provisioned = excluded.provisioned, source = excluded.source, departed = excluded.departed,
                          nesting = excluded.nesting, primary_members = excluded.primary_members
                        returning id, xmax <> 0 as existed
                        """)
                .uuids("ids", states, MetaverseState::id)
                .texts("types", states, state -> state.known().object().type())
                .texts(
                        "attributes",
                        states,
                        state -> MetaverseAttributes.values(
                                state.known().object().attributes()))
                .texts(
                        "kinds",
                        states,
                        state ->
                                MetaverseAttributes.kinds(state.known().object().attributes()))
                .texts("anchors", states, state -> state.known().targetAnchor())
                .booleans("provisioned", states, state -> state.known().provisioned())
                .texts("sources", states, state -> state.known().source())
                .texts(
                        "departures",
                        states,
                        state -> state.known().departed() == null
                                ? null
                                : state.known().departed().name())
                .texts(
                        "nesting",
                        states,
                        state -> state.known().choice().nesting().name())
                .booleans(
                        "primary",
                        states,
                        state -> state.known().choice().primary().included())
                .each(row -> {
                    if (row.flag("existed")) {
                        existed.add(row.uuid("id"));
                    }
                });
        return existed;
    }

    /** What was inserted just now has nothing yet that could be removed. */
    private static void clear(Transaction tx, String table, List<UUID> existed) {
        if (!existed.isEmpty()) {
            tx.sql("delete from " + table + " where metaverse_id = any(:ids)")
                    .uuids("ids", existed)
                    .update();
        }
    }

    private static void references(Transaction tx, Collection<MetaverseState> states, List<UUID> existed) {
        clear(tx, "metaverse_reference", existed);
        List<Entry<UUID, UUID>> references = new ArrayList<>();
        states.forEach(state -> state.references().forEach(target -> references.add(Map.entry(state.id(), target))));
        if (!references.isEmpty()) {
            tx.sql("insert into metaverse_reference (metaverse_id, target) select * from unnest(:ids, :targets)")
                    .uuids("ids", references, Entry::getKey)
                    .uuids("targets", references, Entry::getValue)
                    .update();
        }
    }

    private static void joins(Transaction tx, InboundOutcome outcome, List<UUID> existed) {
        if (outcome.joinAttributes().isEmpty()) {
            return;
        }
        clear(tx, "metaverse_join", existed);
        List<Entry<UUID, JoinValue>> joins = new ArrayList<>();
        outcome.forEachJoinValue((id, value) -> joins.add(Map.entry(id, value)));
        if (!joins.isEmpty()) {
            tx.sql("""
                            insert into metaverse_join (metaverse_id, attribute, value)
                            select * from unnest(:ids, :attributes, :values)
                            """)
                    .uuids("ids", joins, Entry::getKey)
                    .texts("attributes", joins, join -> join.getValue().attribute())
                    .texts("values", joins, join -> join.getValue().value())
                    .update();
            noteWhoAwaited(tx, joins);
        }
    }
}
