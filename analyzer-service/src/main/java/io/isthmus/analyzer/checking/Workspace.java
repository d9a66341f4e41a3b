package io.isthmus.analyzer.checking;

import io.isthmus.analyzer.readiness.DirectoryObject;
import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.CopiedRows;
import io.isthmus.chassis.sql.DatabaseSession;
import io.isthmus.directories.names.DistinguishedName;

/**
 * Where one check keeps what it has read until all is compared: temporary tables of one session. A second session writes the
 * rows of the result meanwhile; nothing else outlives the check.
 */
final class Workspace implements AutoCloseable {

    static final int FETCHED = 1_000;

    private static final String CREATE = """
            create temporary table checked_object (number int, directory text, type text, dn text, key text collate "C");
            create temporary table claim (space smallint, key text collate "C", object int, attribute text, value text);
            create temporary table reference (object int, attribute text, dn text, key text collate "C");
            create temporary table dangling (directory text, key text collate "C", dn text, asked boolean default false,
                found boolean, primary key (directory, key));
            """;
    private static final String DROP =
            "drop table if exists pg_temp.checked_object, pg_temp.claim, pg_temp.reference, pg_temp.dangling";

    private final DatabaseSession work;
    private final DatabaseSession result;
    private final CopiedRows objects;
    private final ClaimedValues claims;
    private final CheckedReferences references;
    private final ResultRows rows;

    Workspace(String check, Transactions transactions) {
        this.work = transactions.session();
        try {
            work.sql(DROP).update();
            work.sql(CREATE).update();
            this.result = transactions.session();
        } catch (RuntimeException fault) {
            work.close();
            throw fault;
        }
        this.objects = work.copying("checked_object (number, directory, type, dn, key)");
        this.claims = new ClaimedValues(work);
        this.references = new CheckedReferences(work);
        this.rows = new ResultRows(check, result);
    }

    /** @param number of the object, from 1 on */
    void object(int number, DirectoryObject object) {
        objects.add(number, object.directory(), object.type(), object.dn(), DistinguishedName.normalize(object.dn()));
    }

    ClaimedValues claims() {
        return claims;
    }

    CheckedReferences references() {
        return references;
    }

    ResultRows rows() {
        return rows;
    }

    /** Writes out what was given so far. */
    void flush() {
        objects.flush();
        claims.flush();
        references.flush();
        rows.flush();
        work.sql("analyze checked_object; analyze claim; analyze reference").update();
    }

    @Override
    public void close() {
        try (work;
                result) {
            work.sql(DROP).update();
        }
    }
}
