package io.isthmus.sync.importing;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.changes.ObjectDeleted.Evidence;
import io.isthmus.contracts.export.WithheldDepartures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Departures that are not told yet, and who approved them. */
@ApplicationScoped
public class DepartureTables implements DepartureMemory {

    /** Sorted by bytes, whatever the database's language is. */
    private static final String DIGEST = """
            select encode(sha256(convert_to(coalesce(string_agg(anchor, E'\\n' order by anchor collate "C"), ''), 'UTF8')),
                          'hex') as digest
              from departure where connector = :connector and withheld and not approved and awaits is null""";

    private final Transactions transactions;

    DepartureTables(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean begin(String connector) {
        return transactions.call(tx -> {
            tx.sql("delete from departure where connector = :connector and not withheld and awaits is null")
                    .with("connector", connector)
                    .update();
            return tx.sql("select exists (select 1 from departure where connector = :connector) as any_withheld")
                    .with("connector", connector)
                    .one(row -> row.flag("any_withheld"));
        });
    }

    @Override
    public void note(String connector, List<Departing> found, Instant at) {
        transactions.run(tx -> tx.sql("""
                        insert into departure (connector, anchor, dn, object_class, evidence, base, awaits, noted_at)
                        select :connector, new.*, :at from unnest(:anchors, :dns, :classes, :evidence, :bases, :awaits) as new
                        on conflict (connector, anchor) do update set dn = excluded.dn,
                          object_class = excluded.object_class, evidence = excluded.evidence, base = excluded.base,
                          awaits = excluded.awaits
                        """)
                .with("connector", connector)
                .with("at", at)
                .texts("anchors", found, Departing::anchor)
                .texts("dns", found, Departing::dn)
                .texts("classes", found, Departing::objectClass)
                .texts("evidence", found, each -> each.evidence().name())
                .texts("bases", found, Departing::base)
                .texts("awaits", found, Departing::awaits)
                .update());
    }

    @Override
    public void forget(String connector, Collection<String> anchors) {
        transactions.run(tx -> tx.sql("delete from departure where connector = :connector and anchor = any(:anchors)")
                .with("connector", connector)
                .texts("anchors", anchors)
                .update());
    }

    @Override
    public List<Noted> noted(String connector) {
        return counted(connector, "not withheld");
    }

    @Override
    public List<Noted> withheld(String connector) {
        return counted(connector, "withheld and not approved");
    }

    private List<Noted> counted(String connector, String which) {
        return transactions.call(tx -> tx.sql("select object_class, base, count(*) as n from departure"
                        + " where connector = :connector and awaits is null and " + which
                        + " group by object_class, base order by object_class, base")
                .with("connector", connector)
                .list(row -> new Noted(row.text("object_class"), row.text("base"), row.number("n"))));
    }

    @Override
    public void withhold(String connector, Collection<String> classes, Collection<String> bases) {
        transactions.run(tx -> tx.sql("""
                        update departure set withheld = true
                         where connector = :connector and awaits is null and (lower(object_class) = any(:classes) or base = any(:bases))
                        """)
                .with("connector", connector)
                .texts("classes", classes, name -> name.toLowerCase(Locale.ROOT))
                .texts("bases", bases)
                .update());
    }

    @Override
    public List<Departing> leaving(String connector, int limit) {
        return first(connector, "not withheld", limit);
    }

    @Override
    public List<Departing> approved(String connector, int limit) {
        return first(connector, "withheld and approved", limit);
    }

    private List<Departing> first(String connector, String which, int limit) {
        return first(connector, "awaits is null and " + which, "", limit);
    }

    @Override
    public List<Departing> awaiting(String connector, String after, int limit) {
        return first(connector, "awaits is not null", after, limit);
    }

    private List<Departing> first(String connector, String which, String after, int limit) {
        return transactions.call(tx -> tx.sql("select anchor, dn, object_class, evidence, base, awaits from departure"
                        + " where connector = :connector and anchor > :after and " + which
                        + " order by anchor limit :limit")
                .with("connector", connector)
                .with("after", after)
                .with("limit", limit)
                .list(DepartureTables::departing));
    }

    /** What is withheld, approved or not, in the order of anchors. */
    public List<WithheldDepartures.Departure> page(String connector, String after, int limit) {
        return transactions.call(tx -> tx.sql("""
                        select anchor, dn, object_class, evidence, noted_at, approved from departure
                         where connector = :connector and withheld and awaits is null and anchor > :after order by anchor limit :limit
                        """)
                .with("connector", connector)
                .with("after", after)
                .with("limit", limit)
                .list(row -> new WithheldDepartures.Departure(
                        row.text("anchor"),
                        row.text("dn"),
                        row.text("object_class"),
                        row.constant(Evidence.class, "evidence"),
                        row.instant("noted_at"),
                        row.flag("approved"))));
    }

    @Override
    public String digest(String connector) {
        return transactions.call(tx -> digest(tx, connector));
    }

    /**
     * Approves exactly the set that has this digest.
     *
     * @return how many objects may leave now; -1 when another set is withheld by now
     */
    public long approve(String connector, String digest, String by, @Nullable String comment, Instant at) {
        return transactions.call(tx -> {
            // no import changes the set between the look and the approval
            tx.sql("lock table departure in share row exclusive mode").update();
            if (!digest(tx, connector).equals(digest)) {
                return -1L;
            }
            long approved = tx.sql("update departure set approved = true"
                            + " where connector = :connector and withheld and not approved and awaits is null")
                    .with("connector", connector)
                    .update();
            tx.sql("""
                            insert into departure_approval (connector, digest, approved_by, comment, objects, at)
                            values (:connector, :digest, :by, :comment, :objects, :at)
                            """)
                    .with("connector", connector)
                    .with("digest", digest)
                    .with("by", by)
                    .with("comment", comment)
                    .with("objects", approved)
                    .with("at", at)
                    .update();
            return approved;
        });
    }

    private static String digest(Transaction tx, String connector) {
        return tx.sql(DIGEST).with("connector", connector).one(row -> row.text("digest"));
    }

    private static Departing departing(Row row) {
        return new Departing(
                row.text("anchor"),
                row.text("dn"),
                row.text("object_class"),
                row.constant(Evidence.class, "evidence"),
                row.text("base"),
                row.text("awaits"));
    }
}
