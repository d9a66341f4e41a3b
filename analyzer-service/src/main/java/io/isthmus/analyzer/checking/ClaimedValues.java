package io.isthmus.analyzer.checking;

import io.isthmus.analyzer.readiness.Claim;
import io.isthmus.analyzer.readiness.Defect;
import io.isthmus.chassis.sql.CopiedRows;
import io.isthmus.chassis.sql.DatabaseSession;
import io.isthmus.contracts.ObjectType;
import java.util.function.Consumer;

/** The values of which each may be of one object alone. */
final class ClaimedValues {

    private static final String CONTESTED = """
            with contested as (
                select space, key, min(object) as first, max(object) as last from claim
                group by space, key having min(object) < max(object))
            select o.directory, o.dn, o.type, c.attribute, c.value,
                other.directory as other_directory, other.dn as other_dn
            from contested
            join claim c using (space, key)
            join checked_object o on o.number = c.object
            join checked_object other
                on other.number = case when c.object = contested.first then contested.last else contested.first end
            order by c.space, c.key, c.object, c.attribute
            """;

    private final DatabaseSession session;
    private final CopiedRows claims;

    ClaimedValues(DatabaseSession session) {
        this.session = session;
        this.claims = session.copying("claim (space, key, object, attribute, value)");
    }

    void add(int object, Claim claim) {
        claims.add(claim.space().ordinal(), claim.key(), object, claim.attribute(), claim.value());
    }

    void flush() {
        claims.flush();
    }

    /** Gives a row for each object with a value that another object claims too. */
    void contested(Consumer<Defect> taker) {
        session.run(transaction -> transaction
                .sql(CONTESTED)
                .each(
                        Workspace.FETCHED,
                        found -> taker.accept(Claim.contested(
                                found.text("directory"),
                                found.text("dn"),
                                found.constant(ObjectType.class, "type"),
                                found.text("attribute"),
                                found.text("value"),
                                found.text("other_directory"),
                                found.text("other_dn")))));
    }
}
