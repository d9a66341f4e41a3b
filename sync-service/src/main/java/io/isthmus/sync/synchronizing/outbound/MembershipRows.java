package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.chassis.sql.Sql;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.rules.object.MemberNesting;
import io.isthmus.rules.object.MembershipChoice;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.synchronizing.outbound.OutboundStore.MembersTaker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads who is a member of groups: whoever stands at the places that their memberships name. */
final class MembershipRows {

    private static final int FETCHED_TOGETHER = 5_000;

    private static final String BY_PLACE = """
        from connector_space_link link
          join membership on membership.owner = link.object_id
           and membership.attribute = link.members_from
          join connector_space_object member
            on member.place = membership.target and member.departed is null
          join connector_space_link member_link on member_link.object_id = member.id
          join metaverse_object target on target.id = member_link.metaverse_id
        """;

    /** Of two people with one uid it is not known which one is meant, so it is neither. */
    private static final String BY_NAME = """
        from connector_space_link link
          join membership on membership.owner = link.object_id
           and membership.attribute = link.members_from
           and membership.target between :first and :last
          join known_by known on known.place = membership.target
          join connector_space_object member
            on member.id = known.object_id and member.departed is null
          join connector_space_link member_link on member_link.object_id = member.id
          join metaverse_object target on target.id = member_link.metaverse_id
           and (membership.target < :firstUid or not exists (
             select 1 from known_by other
               join connector_space_object twin on twin.id = other.object_id and twin.departed is null
               join connector_space_link twin_link on twin_link.object_id = twin.id
              where other.place = membership.target and twin_link.metaverse_id <> target.id))
        """;

    /** Those who name the group as their own, where they count. */
    private static final String BY_OWN_GROUP = """
        from connector_space_link link
          join metaverse_object owner on owner.id = link.metaverse_id
          join known_by known on known.object_id = link.object_id
          join group_of_member own on own.place = known.place
          join connector_space_object member on member.id = own.object_id and member.departed is null
          join connector_space_link member_link on member_link.object_id = member.id
          join metaverse_object target on target.id = member_link.metaverse_id
        """;

    private static final String COUNTS = "and owner.primary_members\n";

    private static final String COUNTS_OR_WOULD =
            "and case when owner.id = :group then :primary else owner.primary_members end\n";

    private static final String IS_GROUP = "(lower(target.type) = 'group' or member_link.members_from is not null)";

    private static final String MEMBERS = union("""
        select distinct link.metaverse_id, target.target_anchor %s
         where target.provisioned and link.metaverse_id = any(:groups)
        """, COUNTS) + "order by 1, 2";

    /**
     * From those who are asked about, never from all members: statistics know how large groups are on average, and nothing of the one
     * that has a hundred thousand beside thousands of small ones. {@code offset 0} keeps the planner from turning that round.
     */
    private static final String AMONG = """
        with asked as materialized (
          select target.id, target.target_anchor, member.id as member, member.place
            from metaverse_object target
            join connector_space_link member_link on member_link.metaverse_id = target.id
            join connector_space_object member on member.id = member_link.object_id and member.departed is null
           where target.provisioned and target.target_anchor = any(:anchors)),
        named as (
          select id, target_anchor, place from asked
          union all
          select asked.id, asked.target_anchor, known.place from asked
            join known_by known on known.object_id = asked.member and known.place between :first and :last
           where known.place < :firstUid or not exists (
             select 1 from known_by other
               join connector_space_object twin on twin.id = other.object_id and twin.departed is null
               join connector_space_link twin_link on twin_link.object_id = twin.id
              where other.place = known.place and twin_link.metaverse_id <> asked.id))
        select distinct named.target_anchor from named
          cross join lateral (select owner, attribute from membership where target = named.place offset 0) naming
          join connector_space_link link on link.object_id = naming.owner and link.members_from = naming.attribute
         where link.metaverse_id = :group
        union
        select asked.target_anchor from asked
          join group_of_member own on own.object_id = asked.member
          cross join lateral (select object_id from known_by where place = own.place offset 0) known
          join connector_space_link link on link.object_id = known.object_id
          join metaverse_object owner on owner.id = link.metaverse_id and owner.primary_members
         where link.metaverse_id = :group
        """;

    private static final String NESTED_GROUPS = named("""
        select distinct link.metaverse_id, target.id as member %s
         where link.metaverse_id = any(:groups) and\s""" + IS_GROUP + "\n") + "order by 1, 2";

    private static final String WITHIN = union("""
        select distinct target.target_anchor %s
         where target.provisioned and link.metaverse_id = any(:within)
           and (:groups and link.metaverse_id = :group or not\s""" + IS_GROUP + ")\n", COUNTS_OR_WOULD);

    private MembershipRows() {}

    private static String named(String select) {
        return select.formatted(BY_PLACE) + "union\n" + select.formatted(BY_NAME);
    }

    private static String union(String select, String whereOwn) {
        return named(select) + "union\n" + select.formatted(BY_OWN_GROUP) + whereOwn;
    }

    private static Sql known(Sql sql) {
        return sql.with("first", Identities.FIRST_KNOWN_BY)
                .with("last", Identities.LAST_KNOWN_BY)
                .with("firstUid", Identities.FIRST_UID);
    }

    static void members(Transaction tx, Collection<UUID> groups, MembersTaker taker) {
        GroupByGroup groupByGroup = new GroupByGroup(taker);
        known(tx.sql(MEMBERS).uuids("groups", groups))
                .each(FETCHED_TOGETHER, row -> groupByGroup.take(row.uuid("metaverse_id"), row.text("target_anchor")));
        groupByGroup.end();
    }

    static Set<String> membersAmong(Transaction tx, UUID group, Collection<String> anchors) {
        return Set.copyOf(known(tx.sql(AMONG).with("group", group).texts("anchors", anchors))
                .plannedForTheseValues()
                .list(row -> row.text("target_anchor")));
    }

    static NestedGroups nestedIn(Transaction tx, Collection<UUID> groups) {
        NestedGroups.Search search = new NestedGroups.Search(groups);
        for (List<UUID> next = search.next(); !next.isEmpty(); next = search.next()) {
            known(tx.sql(NESTED_GROUPS).uuids("groups", next))
                    .each(FETCHED_TOGETHER, row -> search.tell(row.uuid("metaverse_id"), row.uuid("member")));
        }
        return search.found();
    }

    static List<String> membersWithin(Transaction tx, UUID group, MembershipChoice choice, Set<UUID> within) {
        List<String> members = new ArrayList<>();
        within(tx, WITHIN + "order by 1", group, choice, within)
                .each(FETCHED_TOGETHER, row -> members.add(row.text("target_anchor")));
        return members;
    }

    static long countWithin(Transaction tx, UUID group, MembershipChoice choice, Set<UUID> within) {
        return within(tx, "select count(*) as members from (" + WITHIN + ") as member", group, choice, within)
                .one(row -> row.number("members"));
    }

    private static Sql within(Transaction tx, String sql, UUID group, MembershipChoice choice, Set<UUID> within) {
        return known(tx.sql(sql)
                .with("group", group)
                .with("groups", choice.nesting() != MemberNesting.FLATTEN)
                .with("primary", choice.primary().included())
                .uuids("within", choice.nesting().reachesBelow() ? within : Set.of(group)));
    }

    /** Collects the rows of one group, then hands them on. */
    private static final class GroupByGroup {

        private final MembersTaker taker;
        private @Nullable UUID group;
        private List<String> members = new ArrayList<>();

        GroupByGroup(MembersTaker taker) {
            this.taker = taker;
        }

        void take(UUID ofGroup, String member) {
            if (!ofGroup.equals(group)) {
                end();
                group = ofGroup;
            }
            members.add(member);
        }

        void end() {
            if (group != null) {
                taker.take(group, members);
                members = new ArrayList<>();
            }
        }
    }
}
