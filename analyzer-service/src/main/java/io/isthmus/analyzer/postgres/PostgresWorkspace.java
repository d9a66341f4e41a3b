package io.isthmus.analyzer.postgres;

import io.isthmus.analyzer.checking.ReadinessCheck;
import io.isthmus.analyzer.checking.Workspace;
import io.isthmus.analyzer.readiness.Claim;
import io.isthmus.analyzer.readiness.Defect;
import io.isthmus.analyzer.readiness.DefectCode;
import io.isthmus.analyzer.readiness.DirectoryObject;
import io.isthmus.analyzer.readiness.Reference;
import io.isthmus.contracts.ObjectType;
import io.isthmus.directories.names.DistinguishedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Temporary tables of one connection for what is compared, a second connection for the rows of the result. */
final class PostgresWorkspace implements Workspace {

    private static final int FETCHED = 1_000;

    private static final String CREATE = """
            create temporary table checked_object (number int, directory text, type text, dn text, key text collate "C");
            create temporary table claim (space smallint, key text collate "C", object int, attribute text, value text);
            create temporary table reference (object int, attribute text, dn text, key text collate "C");
            create temporary table dangling (directory text, key text collate "C", dn text, asked boolean default false,
                found boolean, primary key (directory, key));
            """;
    private static final String DROP =
            "drop table if exists pg_temp.checked_object, pg_temp.claim, pg_temp.reference," + " pg_temp.dangling";

    private static final String CONTESTED = """
            with contested as (
                select space, key, min(object) as first, max(object) as last from claim
                group by space, key having min(object) < max(object))
            select o.directory, o.dn, o.type, c.attribute, c.value, other.directory, other.dn
            from contested
            join claim c using (space, key)
            join checked_object o on o.number = c.object
            join checked_object other
                on other.number = case when c.object = contested.first then contested.last else contested.first end
            order by c.space, c.key, c.object, c.attribute
            """;

    private static final String OVERFULL = """
            select o.directory, o.dn, o.type, r.attribute, r.members
            from (select object, attribute, count(*) as members from reference
                  group by object, attribute having count(*) > ?) r
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

    private static final String DANGLING_REFERENCES = """
            select o.directory, o.dn, o.type, r.attribute, r.dn, d.found
            from reference r
            join checked_object o on o.number = r.object
            join dangling d on d.directory = o.directory and d.key = r.key
            order by o.number, r.attribute, r.key
            """;

    private final String check;
    private final Connection work;
    private final Connection result;
    private final CopiedRows objects;
    private final CopiedRows claims;
    private final CopiedRows references;
    private final CopiedRows rows;
    private long number;

    PostgresWorkspace(String check, DataSource source) throws SQLException {
        this.check = check;
        this.work = source.getConnection();
        try {
            this.result = source.getConnection();
            try (Statement create = work.createStatement()) {
                create.execute(DROP);
                create.execute(CREATE);
            }
        } catch (SQLException fault) {
            work.close();
            throw fault;
        }
        this.objects = new CopiedRows(work, "checked_object (number, directory, type, dn, key)");
        this.claims = new CopiedRows(work, "claim (space, key, object, attribute, value)");
        this.references = new CopiedRows(work, "reference (object, attribute, dn, key)");
        this.rows = new CopiedRows(
                result,
                "readiness_row (check_id, number, directory, dn, object_type, attribute, code, value, message, fix)");
    }

    @Override
    public void object(int object, DirectoryObject content) {
        run(() -> objects.add(
                object, content.directory(), content.type(), content.dn(), DistinguishedName.normalize(content.dn())));
    }

    @Override
    public void claim(int object, Claim claim) {
        run(() -> claims.add(claim.space().ordinal(), claim.key(), object, claim.attribute(), claim.value()));
    }

    @Override
    public void reference(int object, String attribute, String dn, String key) {
        run(() -> references.add(object, attribute, dn, key));
    }

    @Override
    public void row(Defect d) {
        run(() -> rows.add(
                check,
                ++number,
                d.directory(),
                d.dn(),
                d.type(),
                d.attribute(),
                d.code(),
                d.value(),
                d.message(),
                d.fix()));
    }

    @Override
    public void flush() {
        run(() -> {
            objects.flush();
            claims.flush();
            references.flush();
            rows.flush();
            try (Statement analyze = work.createStatement()) {
                analyze.execute("analyze checked_object; analyze claim; analyze reference");
            }
        });
    }

    @Override
    public void contested(Consumer<Defect> taker) {
        stream(
                CONTESTED,
                null,
                found -> taker.accept(Claim.contested(
                        found.getString(1),
                        found.getString(2),
                        ObjectType.valueOf(found.getString(3)),
                        found.getString(4),
                        found.getString(5),
                        found.getString(6),
                        found.getString(7))));
    }

    @Override
    public void overfull(Consumer<Defect> taker) {
        stream(OVERFULL, (long) Reference.MOST_MEMBERS, found -> {
            if (Reference.isMembership(found.getString(4))) {
                taker.accept(Reference.tooManyMembers(
                        found.getString(1),
                        found.getString(2),
                        ObjectType.valueOf(found.getString(3)),
                        found.getString(4),
                        found.getLong(5)));
            }
        });
    }

    @Override
    public long findDangling() {
        long[] found = new long[1];
        run(() -> {
            try (Statement find = work.createStatement()) {
                found[0] = find.executeUpdate(FIND_DANGLING);
                find.execute("analyze dangling");
            }
        });
        return found[0];
    }

    @Override
    public List<Dangling> dangling(String directory, int most) {
        List<Dangling> names = new ArrayList<>();
        run(() -> {
            try (PreparedStatement select = work.prepareStatement(
                    "select directory, dn, key from dangling where directory = ? and not asked order by key limit ?")) {
                select.setString(1, directory);
                select.setInt(2, most);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        names.add(new Dangling(found.getString(1), found.getString(2), found.getString(3)));
                    }
                }
            }
        });
        return names;
    }

    @Override
    public void verified(Map<Dangling, Boolean> exists) {
        run(() -> {
            try (PreparedStatement update = work.prepareStatement(
                    "update dangling set asked = true, found = ? where directory = ? and key = ?")) {
                for (Map.Entry<Dangling, Boolean> name : exists.entrySet()) {
                    update.setObject(1, name.getValue(), Types.BOOLEAN);
                    update.setString(2, name.getKey().directory());
                    update.setString(3, name.getKey().key());
                    update.addBatch();
                }
                update.executeBatch();
            }
        });
    }

    @Override
    public void danglingReferences(Consumer<Defect> taker) {
        stream(
                DANGLING_REFERENCES,
                null,
                found -> taker.accept(Reference.dangling(
                        found.getString(1),
                        found.getString(2),
                        ObjectType.valueOf(found.getString(3)),
                        found.getString(4),
                        found.getString(5),
                        (Boolean) found.getObject(6))));
    }

    @Override
    public List<ReadinessCheck.Count> summary() {
        List<ReadinessCheck.Count> counts = new ArrayList<>();
        run(() -> {
            try (PreparedStatement select =
                    result.prepareStatement("select attribute, code, count(*) from readiness_row where check_id = ?"
                            + " group by attribute, code order by count(*) desc, attribute, code")) {
                select.setString(1, check);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        DefectCode code = DefectCode.valueOf(found.getString(2));
                        counts.add(new ReadinessCheck.Count(
                                found.getString(1), code.code(), code.severity().name(), found.getLong(3)));
                    }
                }
            }
        });
        return counts;
    }

    /** A cursor needs a transaction; rows of the result go through the other connection meanwhile. */
    private void stream(String query, Long parameter, OneRow taker) {
        run(() -> {
            work.setAutoCommit(false);
            try (PreparedStatement select = work.prepareStatement(query)) {
                select.setFetchSize(FETCHED);
                if (parameter != null) {
                    select.setLong(1, parameter);
                }
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        taker.take(found);
                    }
                }
            } finally {
                work.rollback();
                work.setAutoCommit(true);
            }
        });
    }

    @Override
    public void close() {
        run(() -> {
            try (work;
                    result;
                    Statement drop = work.createStatement()) {
                drop.execute(DROP);
            }
        });
    }

    private static void run(Work work) {
        try {
            work.now();
        } catch (SQLException fault) {
            throw new IllegalStateException(
                    "the readiness check cannot use its database: " + fault.getMessage(), fault);
        }
    }

    private interface Work {
        void now() throws SQLException;
    }

    private interface OneRow {
        void take(ResultSet found) throws SQLException;
    }
}
