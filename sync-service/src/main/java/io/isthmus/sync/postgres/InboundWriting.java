package io.isthmus.sync.postgres;

import io.isthmus.rules.inbound.JoinLookup;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import io.isthmus.sync.synchronizing.InboundOutcome;
import io.isthmus.sync.synchronizing.InboundOutcome.MetaverseState;
import io.isthmus.sync.synchronizing.ObjectLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes what inbound synchronization decided for a batch, set by set. */
final class InboundWriting {

    private InboundWriting() {}

    static void write(Connection connection, InboundOutcome outcome) throws SQLException {
        links(connection, outcome);
        if (!outcome.metaverse().isEmpty()) {
            objects(connection, outcome.metaverse());
            references(connection, outcome.metaverse());
            joins(connection, outcome);
            pendingOutbound(connection, outcome.metaverse());
        }
        Referrers.of(connection, outcome.changedPlaces());
        Statement.of(connection, """
                        delete from pending_inbound p using unnest(?, ?) as done (object_id, mark)
                         where p.object_id = done.object_id and p.mark = done.mark::bigint
                        """)
                .uuids(outcome.evaluated().keySet())
                .texts(outcome.evaluated().values(), String::valueOf)
                .update();
    }

    private static void links(Connection connection, InboundOutcome outcome) throws SQLException {
        Collection<ObjectLink> links = outcome.links();
        Set<UUID> without = new HashSet<>(outcome.evaluated().keySet());
        links.forEach(link -> without.remove(link.objectId()));
        if (!without.isEmpty()) {
            Statement.of(connection, "delete from connector_space_link where object_id = any(?)")
                    .uuids(without)
                    .update();
        }
        if (links.isEmpty()) {
            return;
        }
        Statement.of(connection, """
                        insert into connector_space_link as l
                          (object_id, metaverse_id, status, rule_id, members_from, reason)
                        select * from unnest(?, ?, ?, ?, ?, ?)
                        on conflict (object_id) do update set metaverse_id = excluded.metaverse_id,
                          status = excluded.status, rule_id = excluded.rule_id, members_from = excluded.members_from,
                          reason = excluded.reason
                        where (l.metaverse_id, l.status, l.rule_id, l.members_from, l.reason)
                           is distinct from (excluded.metaverse_id, excluded.status, excluded.rule_id,
                                             excluded.members_from, excluded.reason)
                        """)
                .uuids(links, ObjectLink::objectId)
                .uuids(links, ObjectLink::metaverseId)
                .texts(links, link -> link.status().name())
                .texts(links, ObjectLink::ruleId)
                .texts(links, ObjectLink::membersFrom)
                .texts(links, ObjectLink::reason)
                .update();
    }

    private static void objects(Connection connection, Collection<MetaverseState> states) throws SQLException {
        Statement.of(connection, """
                        insert into metaverse_object
                          (id, type, attributes, value_kinds, target_anchor, provisioned, source, departed)
                        select id, type, attributes::jsonb, value_kinds::jsonb, target_anchor, provisioned, source,
                               departed
                          from unnest(?, ?, ?, ?, ?, ?, ?, ?) as new
                            (id, type, attributes, value_kinds, target_anchor, provisioned, source, departed)
                        on conflict (id) do update set type = excluded.type, attributes = excluded.attributes,
                          value_kinds = excluded.value_kinds, target_anchor = excluded.target_anchor,
                          provisioned = excluded.provisioned, source = excluded.source, departed = excluded.departed
                        """)
                .uuids(states, MetaverseState::id)
                .texts(states, state -> state.known().object().type())
                .texts(
                        states,
                        state -> MetaverseAttributes.values(
                                state.known().object().attributes()))
                .texts(
                        states,
                        state ->
                                MetaverseAttributes.kinds(state.known().object().attributes()))
                .texts(states, state -> state.known().targetAnchor())
                .flags(states, state -> state.known().provisioned())
                .texts(states, state -> state.known().source())
                .texts(
                        states,
                        state -> state.known().departed() == null
                                ? null
                                : state.known().departed().name())
                .update();
    }

    private static void references(Connection connection, Collection<MetaverseState> states) throws SQLException {
        Statement.of(connection, "delete from metaverse_reference where metaverse_id = any(?)")
                .uuids(states, MetaverseState::id)
                .update();
        List<UUID> ids = new ArrayList<>();
        List<UUID> targets = new ArrayList<>();
        for (MetaverseState state : states) {
            for (UUID target : state.references()) {
                ids.add(state.id());
                targets.add(target);
            }
        }
        if (!ids.isEmpty()) {
            Statement.of(
                            connection,
                            "insert into metaverse_reference (metaverse_id, target) select * from unnest(?, ?)")
                    .uuids(ids)
                    .uuids(targets)
                    .update();
        }
    }

    private static void joins(Connection connection, InboundOutcome outcome) throws SQLException {
        if (outcome.joinAttributes().isEmpty()) {
            return;
        }
        Statement.of(connection, "delete from metaverse_join where metaverse_id = any(?)")
                .uuids(outcome.metaverse(), MetaverseState::id)
                .update();
        List<UUID> ids = new ArrayList<>();
        List<String> attributes = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (MetaverseState state : outcome.metaverse()) {
            for (String attribute : outcome.joinAttributes()) {
                for (Value value : state.known().object().valuesOf(attribute)) {
                    ids.add(state.id());
                    attributes.add(Attributes.fold(attribute));
                    values.add(JoinLookup.fold(value));
                }
            }
        }
        if (!ids.isEmpty()) {
            Statement.of(
                            connection,
                            "insert into metaverse_join (metaverse_id, attribute, value) select * from unnest(?, ?, ?)")
                    .uuids(ids)
                    .texts(attributes)
                    .texts(values)
                    .update();
        }
    }

    private static void pendingOutbound(Connection connection, Collection<MetaverseState> states) throws SQLException {
        Statement.of(connection, """
                        insert into pending_outbound (metaverse_id) select unnest(?)
                        on conflict (metaverse_id) do update set mark = excluded.mark
                        """).uuids(states, MetaverseState::id).update();
    }
}
