package io.isthmus.sync.groupfilter;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.connectorspace.Identities;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who would be in by a group, as far as the connector space knows; nothing is noted. */
@ApplicationScoped
public class GroupMemberTables {

    private static final int EXAMPLES = 5;

    /** A group that is a member of itself, by whatever way, is met once. */
    private static final String COUNTED = """
        with recursive counted (id) as (
          select :group::uuid
          union
          select member.id from counted
            join membership naming on naming.owner = counted.id
            cross join lateral (
              select id from connector_space_object where place = naming.target
              union all
              select object_id from known_by where place = naming.target) named
            join connector_space_object member
              on member.id = named.id and member.connector = :connector and member.departed is null
           where :nested and exists (select 1 from membership own where own.owner = member.id))
        select id from counted
        """;

    /** Whoever stands at a place that a membership names. */
    static final String BY_PLACE = """
          join connector_space_object object
            on object.place = membership.target and object.connector = :connector and object.departed is null
        """;

    /** Whoever is known by what a membership names, as a uid is; of two, neither. */
    static final String BY_NAME = """
          join known_by known on known.place = membership.target
          join connector_space_object object
            on object.id = known.object_id and object.connector = :connector and object.departed is null
           and not exists (
             select 1 from known_by other
               join connector_space_object twin
                 on twin.id = other.object_id and twin.connector = :connector and twin.departed is null
              where other.place = known.place and twin.id <> object.id)
        """;

    private static final String MEMBERS = """
         from (select object.id, object.dn from membership %s where membership.owner = any(:counted)
               union
               select object.id, object.dn from membership %s where membership.owner = any(:counted)) as object
        """.formatted(BY_PLACE, BY_NAME);

    private final Transactions transactions;

    GroupMemberTables(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * @param count members that were read
     * @param examples DNs of the first of them
     */
    public record Sample(long count, List<String> examples) {}

    /** The group that such settings would mean. */
    public Optional<KnownGroup> group(WantedFilter filter) {
        return transactions.call(tx -> {
            Optional<KnownGroup> followed = tx.sql("""
                select object.id, object.dn, chosen.dn as named from group_filter chosen
                  join connector_space_object object on object.id = chosen.group_id and object.departed is null
                 where chosen.connector = :connector
                """)
                    .with("connector", filter.connector())
                    .first(row -> new Followed(known(row.uuid("id"), row.text("dn")), row.text("named")))
                    .flatMap(kept ->
                            KnownGroup.meant(filter.dn(), kept.named(), Optional.of(kept.group()), Optional.empty()));
            return followed.isPresent() ? followed : byName(tx, filter.connector(), filter.dn());
        });
    }

    private record Followed(KnownGroup group, String named) {}

    private static KnownGroup known(UUID id, String dn) {
        return new KnownGroup(id, dn);
    }

    static Optional<KnownGroup> byName(Transaction tx, String connector, String dn) {
        return tx.sql("select id, dn from connector_space_object where place = :place and departed is null")
                .with("place", Identities.place(connector, dn))
                .first(row -> known(row.uuid("id"), row.text("dn")));
    }

    /** The group itself, and the groups whose members count with it. */
    public List<UUID> counted(WantedFilter filter, KnownGroup group) {
        return transactions.call(tx -> counted(tx, filter, group));
    }

    static List<UUID> counted(Transaction tx, WantedFilter filter, KnownGroup group) {
        return tx.sql(COUNTED)
                .with("group", group.id())
                .with("connector", filter.connector())
                .with("nested", filter.nested())
                .list(row -> row.uuid("id"));
    }

    /** Those of some objects who are members. */
    public Set<UUID> among(String connector, Collection<UUID> counted, Collection<UUID> objects) {
        return new HashSet<>(
                transactions.call(tx -> tx.sql("select object.id" + MEMBERS + " where object.id = any(:objects)")
                        .with("connector", connector)
                        .uuids("counted", counted)
                        .uuids("objects", objects)
                        .list(row -> row.uuid("id"))));
    }

    public Sample sample(String connector, Collection<UUID> counted) {
        return transactions.call(tx -> new Sample(
                tx.sql("select count(*) as found" + MEMBERS)
                        .with("connector", connector)
                        .uuids("counted", counted)
                        .one(row -> row.number("found")),
                tx.sql("select object.dn" + MEMBERS + " order by object.dn limit :limit")
                        .with("connector", connector)
                        .uuids("counted", counted)
                        .with("limit", EXAMPLES)
                        .list(row -> row.text("dn"))));
    }
}
