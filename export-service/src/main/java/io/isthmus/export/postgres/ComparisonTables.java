package io.isthmus.export.postgres;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.comparing.ComparedObject;
import io.isthmus.export.comparing.ComparisonStore;
import io.isthmus.export.comparing.PendingState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Where desired and observed meet. */
@ApplicationScoped
class ComparisonTables implements ComparisonStore {

    private static final int PAGE = 1_000;
    private static final int GROUP_PAGE = 500;

    private static final String BASIS = """
            update target_state set comparison_basis = ?, restoration = ?
             where comparison_basis is distinct from ? or restoration is distinct from ?""";
    /** Asked by index for each object: lists of them do not fit into the memory that a statement has, and were gone through anew each time. */
    private static final String EVERYTHING = """
            update target_object t
               set dirty = true,
                   members_dirty = t.bucket_count is not null
                        or exists (select 1 from restored_member m where m.group_id = t.id)
             where t.desired_state <> 0 or exists (select 1 from restored_object o where o.object_id = t.id)""";

    private static final String ANYTHING = """
            select exists (select 1 from target_object where dirty)
                or exists (select 1 from target_object where members_dirty)""";
    /** References that can be written now, because what they name has appeared at the target since. */
    private static final String NO_LONGER_WAITING = """
            update target_object t set dirty = true
             where t.waiting and not t.dirty
               and exists (select 1 from %s r
                             join target_object m on m.id = r.target_id
                            where r.object_id = t.id
                            group by r.name having bool_and(m.observed_id is not null))""";

    private final Database database;

    ComparisonTables(Database database) {
        this.database = database;
    }

    @Override
    public void basis(String basis, String restoration) {
        database.inTransaction(connection -> Sql.update(connection, BASIS, basis, restoration, basis, restoration) == 0
                ? 0
                : Sql.update(connection, EVERYTHING));
    }

    @Override
    public boolean anythingToCompare() {
        return database.inTransaction(connection -> {
            String references = RestorationRows.references(RestorationRows.inForce(connection));
            boolean released = Sql.update(connection, NO_LONGER_WAITING.formatted(references)) > 0;
            return released || Sql.one(connection, ANYTHING, row -> row.getBoolean(1));
        });
    }

    @Override
    public long matchPage(long after, Matcher matcher) {
        return database.inTransaction(connection -> new MatchPage(connection, PAGE).run(after, matcher));
    }

    @Override
    public void refreshMemberships(Collection<ObjectType> members) {
        long after = BEGINNING;
        do {
            long from = after;
            after = database.inTransaction(connection -> refreshPage(connection, from, members));
        } while (after != BEGINNING);
    }

    private static long refreshPage(Connection connection, long after, Collection<ObjectType> members)
            throws SQLException {
        List<Long> groups = Sql.list(connection, """
                select id from target_object
                 where id > ? and (members_dirty or members_to_add > 0) and object_type is not null
                 order by id limit ? for update""", row -> row.getLong(1), after, GROUP_PAGE);
        if (groups.isEmpty()) {
            return BEGINNING;
        }
        if (RestorationRows.inForce(connection)) {
            RestoredMemberRows.refresh(connection, groups);
        } else {
            MembershipTables.refresh(connection, groups, members);
        }
        Sql.update(connection, "set local enable_nestloop = on");
        return groups.getLast();
    }

    @Override
    public long comparePage(long after, Function<ComparedObject, PendingState> judge) {
        return database.inTransaction(connection -> {
            List<Long> ids = Sql.list(connection, """
                    select id from target_object where dirty and id > ? and object_type is not null
                     order by id limit ? for update""", row -> row.getLong(1), after, PAGE);
            if (ids.isEmpty()) {
                return BEGINNING;
            }
            PendingColumns.write(connection, ObjectRows.load(connection, ids), judge);
            return ids.getLast();
        });
    }
}
