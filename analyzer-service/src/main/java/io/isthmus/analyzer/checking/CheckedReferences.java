package io.isthmus.analyzer.checking;

import io.isthmus.analyzer.readiness.Defect;
import io.isthmus.analyzer.readiness.Reference;
import io.isthmus.chassis.sql.CopiedRows;
import io.isthmus.chassis.sql.DatabaseSession;
import io.isthmus.contracts.ObjectType;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who refers to whom, and which of the names that no object has exist nevertheless. */
final class CheckedReferences {

    private static final String OVERFULL = """
            select o.directory, o.dn, o.type, r.attribute, r.members
            from (select object, attribute, count(*) as members from reference
                  group by object, attribute having count(*) > :maximum) r
            join checked_object o on o.number = r.object
            order by o.number
            """;

    private static final String FIND_DANGLING = """
            insert into dangling (directory, key, dn)
            select o.directory, r.key, min(r.dn) from reference r
            join checked_object o on o.number = r.object
            where not exists (select from checked_object k where k.key = r.key and k.directory = o.directory)
            group by o.directory, r.key
            """;

    private static final String VERIFIED = """
            update dangling d set asked = true, found = v.found
            from unnest(:directories::text[], :keys::text[], :found::bool[]) as v (directory, key, found)
            where d.directory = v.directory and d.key = v.key
            """;

    private static final String DANGLING_REFERENCES = """
            select o.directory, o.dn, o.type, r.attribute, r.dn as target, d.found
            from reference r
            join checked_object o on o.number = r.object
            join dangling d on d.directory = o.directory and d.key = r.key
            order by o.number, r.attribute, r.key
            """;

    private final DatabaseSession session;
    private final CopiedRows references;

    CheckedReferences(DatabaseSession session) {
        this.session = session;
        this.references = session.copying("reference (object, attribute, dn, key)");
    }

    /** @param key comparable form of the DN */
    record Dangling(String directory, String dn, String key) {}

    /** @param key comparable form of the DN */
    void add(int object, String attribute, String dn, String key) {
        references.add(object, attribute, dn, key);
    }

    void flush() {
        references.flush();
    }

    /** Gives a row for each group beyond the limit of members. */
    void overfull(Consumer<Defect> taker) {
        session.run(transaction -> transaction
                .sql(OVERFULL)
                .with("maximum", (long) Reference.MOST_MEMBERS)
                .each(Workspace.FETCHED, found -> {
                    if (Reference.isMembership(found.text("attribute"))) {
                        taker.accept(Reference.tooManyMembers(
                                found.text("directory"),
                                found.text("dn"),
                                found.constant(ObjectType.class, "type"),
                                found.text("attribute"),
                                found.number("members")));
                    }
                }));
    }

    /** Finds out which names are referred to that no object has. @return how many */
    long findDangling() {
        int found = session.sql(FIND_DANGLING).update();
        session.sql("analyze dangling").update();
        return found;
    }

    /** The next dangling names whose existence is not known yet, at most so many; of one directory. */
    List<Dangling> dangling(String directory, int maximum) {
        return session.sql("""
                        select directory, dn, key from dangling
                        where directory = :directory and not asked order by key limit :maximum""")
                .with("directory", directory)
                .with("maximum", maximum)
                .list(found -> new Dangling(found.text("directory"), found.text("dn"), found.text("key")));
    }

    /** Remembers which of them exist, as far as it is known. */
    void verified(Map<Dangling, @Nullable Boolean> exists) {
        session.sql(VERIFIED)
                .texts("directories", exists.keySet(), Dangling::directory)
                .texts("keys", exists.keySet(), Dangling::key)
                .booleans("found", exists.keySet(), exists::get)
                .update();
    }

    /** Gives a row for each reference to a dangling name. */
    void danglingReferences(Consumer<Defect> taker) {
        session.run(transaction -> transaction
                .sql(DANGLING_REFERENCES)
                .each(
                        Workspace.FETCHED,
                        found -> taker.accept(Reference.dangling(
                                found.text("directory"),
                                found.text("dn"),
                                found.constant(ObjectType.class, "type"),
                                found.text("attribute"),
                                found.text("target"),
                                found.nullableFlag("found")))));
    }
}
