package io.isthmus.export.postgres;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.export.comparing.ComparisonStore;
import io.isthmus.export.exporting.ExportStore;
import io.isthmus.export.exporting.Selecting;
import io.isthmus.export.pending.EverythingSchema;
import io.isthmus.export.pending.PendingDifferences;
import io.isthmus.export.pending.PendingStates;
import io.isthmus.export.pending.Phase;
import io.isthmus.export.restoring.PreparedRestoration;
import io.isthmus.export.restoring.RestorationStore;
import io.isthmus.export.reviewing.PendingSet;
import io.isthmus.export.reviewing.PendingStore;
import io.isthmus.export.written.WrittenStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The whole way of a plan but for the requests, with the very classes that the service uses. Some thousand users with values of
 * three kilobytes, before, after and now; groups that have gained and lost many members.
 *
 * <p>Arguments: address of an empty database, user, password. Ends with another code than 0 when anything is not as it should be.
 */
final class RestoringInLittleMemory {

    private static final int USERS = 12_000;
    private static final int GROUPS = 100;
    private static final int MEMBERS = 200;
    private static final int PAGE = 1_000;
    private static final String PLAN = "plan";

    private final Transactions database;
    private final WrittenStore written;
    private final RestorationStore restorations;
    private final ComparisonStore comparison;
    private final PendingStore pending;
    private final PendingSet set;
    private final ExportStore exports;
    private final PendingStates states =
            new PendingStates(new PendingDifferences(EverythingSchema.complete(), SafetySettings.defaults()));

    private RestoringInLittleMemory(PGSimpleDataSource dataSource) {
        database = Transactions.of(dataSource);
        written = new WrittenStore(database);
        restorations = new RestorationStore(database);
        comparison = new ComparisonStore(database);
        pending = new PendingStore(database);
        set = new PendingSet(database);
        exports = new ExportStore(database);
    }

    public static void main(String[] arguments) throws SQLException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(arguments[0]);
        dataSource.setUser(arguments[1]);
        dataSource.setPassword(arguments[2]);
        Flyway.configure().dataSource(dataSource).load().migrate();
        RestoringInLittleMemory restoring = new RestoringInLittleMemory(dataSource);
        restoring.timed("seeded", restoring::seed);
        restoring.timed("report, all pages", restoring::report);
        restoring.timed("plan prepared", restoring::prepare);
        restoring.timed("compared", restoring::compare);
        restoring.timed("plan looked at, all pages", restoring::look);
        restoring.timed("approved", restoring::approve);
        restoring.timed("taken out for sending", restoring::take);
    }

    private interface Step {
        void run() throws SQLException;
    }

    private void timed(String what, Step step) throws SQLException {
        long begun = System.nanoTime();
        step.run();
        System.out.printf("%s: %d ms%n", what, (System.nanoTime() - begun) / 1_000_000);
    }

    private void seed() {
        database.run(transaction -> {
            for (String statement : Company.statements(USERS, GROUPS, MEMBERS)) {
                transaction.sql(statement).update();
            }
        });
    }

    private void report() {
        long after = 0;
        long objects = 0;
        List<WrittenStore.Listed> page = written.since(Instant.EPOCH, after, PAGE);
        while (!page.isEmpty()) {
            objects += page.stream()
                    .flatMap(listed -> listed.history().summed().stream())
                    .count();
            after = page.getLast().id();
            page = written.since(Instant.EPOCH, after, PAGE);
        }
        expect("objects in the report", objects, USERS + GROUPS);
    }

    private void prepare() {
        restorations.prepare(
                new PreparedRestoration(PLAN, "target", Instant.EPOCH, Instant.now(), "test", null, null, null, null));
        expect("objects of the plan", restorations.facts().objects(), USERS + GROUPS);
    }

    private void compare() {
        comparison.basis("basis", PLAN);
        comparison.refreshMemberships(Arrays.asList(ObjectType.values()));
        List<ComparisonStore.Due> page = comparison.due(ComparisonStore.BEGINNING, PAGE);
        while (!page.isEmpty()) {
            comparison.keep(page.stream()
                    .map(due -> new ComparisonStore.Compared(due, states.of(due.object())))
                    .toList());
            page = comparison.due(page.getLast().id(), PAGE);
        }
    }

    private void look() {
        expect("pending", set.summary().total(), USERS + GROUPS);
        PendingStore.Filter all = new PendingStore.Filter(null, null, null);
        long after = 0;
        long objects = 0;
        List<PendingStore.Listed> page = pending.page(all, after, PAGE);
        while (!page.isEmpty()) {
            objects += page.size();
            after = page.getLast().object().id();
            page = pending.page(all, after, PAGE);
        }
        expect("objects on the plan's pages", objects, USERS + GROUPS);
        expect(
                "found",
                pending.page(new PendingStore.Filter(null, null, "Person 4711"), 0, PAGE)
                        .size(),
                1);
        expect("conflicts", restorations.conflicts(0, PAGE).size(), 0);
    }

    private void approve() {
        PendingExportSummary summary = set.summary();
        expect("approved", set.approve(summary.digest(), "test", null), USERS + GROUPS);
    }

    private void take() {
        ExportStore.Query query =
                new ExportStore.Query(1, true, false, PAGE, Arrays.asList(ObjectType.values()), false);
        long objects = 0;
        for (Phase phase : Phase.values()) {
            List<ExportStore.Planned> page = exports.planned(query, phase, 0);
            while (!page.isEmpty()) {
                List<ExportStore.Begun> begun = Selecting.of(states, PAGE, phase, page);
                exports.begin(1, begun);
                objects += begun.size();
                page = exports.planned(query, phase, page.getLast().id());
            }
        }
        expect("objects taken out", objects, USERS + GROUPS);
    }

    private static void expect(String what, long is, long shall) {
        if (is != shall) {
            throw new IllegalStateException(what + ": " + is + " instead of " + shall);
        }
    }
}
