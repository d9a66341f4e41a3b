package io.isthmus.sync.postgres;

import io.isthmus.sync.connectorspace.ObjectLink;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.MetaverseState;
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
        List<MetaverseState> changed =
                outcome.metaverse().stream().filter(MetaverseState::changed).toList();
        if (!changed.isEmpty()) {
            List<UUID> existed = objects(connection, changed);
            references(connection, changed, existed);
            joins(connection, outcome, existed);
        }
        pendingOutbound(connection, outcome.metaverse());
        Statement.of(connection, """
                        delete from pending_inbound p using unnest(?, ?) as done (object_id, mark)
                         where p.object_id = done.object_id and p.mark = done.mark
                        """)
                .uuids(outcome.evaluated().keySet())
                .bigNumbers(outcome.evaluated().values(), mark -> mark)
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

    /** @return those that were there before, with whatever belongs to them */
    private static List<UUID> objects(Connection connection, Collection<MetaverseState> states) throws SQLException {
        List<UUID> existed = new ArrayList<>();
        Statement.of(connection, """
                        insert into metaverse_object
                          (id, type, attributes, value_kinds, target_anchor, provisioned, source, departed)
                        select id, type, attributes::json, value_kinds::json, target_anchor, provisioned, source,
                               departed
                          from unnest(?, ?, ?, ?, ?, ?, ?, ?) as new
                            (id, type, attributes, value_kinds, target_anchor, provisioned, source, departed)
                        on conflict (id) do update set type = excluded.type, attributes = excluded.attributes,
                          value_kinds = excluded.value_kinds, target_anchor = excluded.target_anchor,
                          provisioned = excluded.provisioned, source = excluded.source, departed = excluded.departed
                        returning id, xmax <> 0
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
                .each(0, row -> {
                    if (row.getBoolean(2)) {
                        existed.add(row.getObject(1, UUID.class));
                    }
                });
        return existed;
    }

    /** What was inserted just now has nothing yet that could be removed. */
    private static void clear(Connection connection, String table, List<UUID> existed) throws SQLException {
        if (!existed.isEmpty()) {
            Statement.of(connection, "delete from " + table + " where metaverse_id = any(?)")
                    .uuids(existed)
                    .update();
        }
    }

    private static void references(Connection connection, Collection<MetaverseState> states, List<UUID> existed)
            throws SQLException {
        clear(connection, "metaverse_reference", existed);
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

    private static void joins(Connection connection, InboundOutcome outcome, List<UUID> existed) throws SQLException {
        if (outcome.joinAttributes().isEmpty()) {
            return;
        }
        clear(connection, "metaverse_join", existed);
        List<UUID> ids = new ArrayList<>();
        List<String> attributes = new ArrayList<>();
        List<String> values = new ArrayList<>();
        outcome.forEachJoinValue((id, value) -> {
            ids.add(id);
            attributes.add(value.attribute());
            values.add(value.value());
        });
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

    /** What waits already keeps its mark: outbound synchronization is still to come. */
    private static void pendingOutbound(Connection connection, Collection<MetaverseState> states) throws SQLException {
        if (!states.isEmpty()) {
            Statement.of(
                            connection,
                            "insert into pending_outbound (metaverse_id) select unnest(?) on conflict do nothing")
                    .uuids(states, MetaverseState::id)
                    .update();
        }
    }
}
