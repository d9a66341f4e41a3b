package io.isthmus.export.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.ServiceProfile;
import io.isthmus.export.exporting.ExportStore;
import io.isthmus.export.exporting.Work;
import io.isthmus.export.gate.GateInput;
import io.isthmus.export.gate.GateStore;
import io.isthmus.export.matching.Match;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.Phase;
import io.isthmus.export.pending.Reason;
import io.isthmus.export.restoring.PreparedRestoration;
import io.isthmus.export.restoring.RestorationStore;
import io.isthmus.export.reviewing.PendingConflicts;
import io.isthmus.export.reviewing.PendingSet;
import io.isthmus.export.reviewing.PendingStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database as version 12 left it in the middle of everything is the same afterwards: what is pending and its digest, what is in
 * flight, tried, approved, in somebody's way, due to be compared, being put back.
 */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class UpgradeTest {

    private static final int UPDATE = Codes.of(Phase.UPDATE);
    private static final int USER = Codes.of(ObjectType.USER);
    private static final String DATABASE = "upgrade_from_twelve";

    /** As version 12 named them, from the tables of today. */
    private static final String ROWS_OF_TODAY = """
            select t.id, t.anchor, t.object_type, t.desired_state, t.absence_reason, t.display_name, t.user_name, t.mail,
                   t.addresses, t.source, t.bucket_count, l.observed_id, coalesce(l.owned, false) as owned, l.note,
                   l.conflict_code || ': ' || l.conflict_message as blocked,
                   exists (select 1 from comparison_due d where d.object_id = t.id) as dirty,
                   exists (select 1 from membership_due d where d.group_id = t.id) as members_dirty,
                   p.operation, p.phase, encode(p.hash, 'hex') as pending_hash, p.reason, p.reason_parameters,
                   coalesce(p.unsupported, false) as unsupported, coalesce(p.waiting, false) as waiting,
                   coalesce(m.to_add, 0) as members_to_add, coalesce(m.to_remove, 0) as members_to_remove,
                   coalesce(m.ready, 0) as members_ready, coalesce(m.digest, '') as members_digest,
                   coalesce(m.lost, 0) as members_lost, encode(v.hash, 'hex') as approved_hash,
                   coalesce(a.attempts, 0) as attempts, a.failed_run, a.members_failed_run, a.next_attempt_at, a.last_result,
                   a.last_code, a.last_reason, a.last_at
              from target_object t
              left join target_link l on l.object_id = t.id
              left join pending_export p on p.object_id = t.id
              left join membership_difference m on m.group_id = t.id
              left join approved_export v on v.object_id = t.id
              left join export_attempt a on a.object_id = t.id
             order by t.id""";

    private static final String ROWS_OF_TWELVE = """
            select id, anchor, object_type, desired_state, absence_reason, display_name, user_name, mail, addresses, source,
                   bucket_count, observed_id, owned, note, blocked, dirty, members_dirty, operation, phase,
                   encode(pending_hash, 'hex') as pending_hash, pending_reason, unsupported, waiting, members_to_add,
                   members_to_remove, members_ready, members_digest, members_lost,
                   encode(approved_hash, 'hex') as approved_hash, attempts, failed_run, members_failed_run, next_attempt_at,
                   last_result, last_code, last_reason, last_at
              from target_object order by id""";
    private static final String DIGEST_OF_TWELVE = """
            select encode(sha256(coalesce(string_agg(pending_hash, ''::bytea order by pending_hash), ''::bytea)), 'hex')
              from target_object where operation is not null""";

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private PGSimpleDataSource upgraded;
    private List<Map<String, Object>> before;
    private String digestBefore;

    @BeforeEach
    void a_database_of_version_twelve_in_the_middle_of_everything() throws SQLException {
        empty();
        upgraded = new PGSimpleDataSource();
        upgraded.setUrl(url.replaceFirst("/[^/?]+(\\?.*)?$", "/" + DATABASE + "$1"));
        upgraded.setUser(user);
        upgraded.setPassword(password);
        migrate("12");
        execute(upgraded, twelve());
        before = rows(ROWS_OF_TWELVE);
        digestBefore =
                (String) rows(DIGEST_OF_TWELVE).getFirst().values().iterator().next();
        migrate("latest");
    }

    private void empty() throws SQLException {
        gone_again();
        execute(dataSource, "create database " + DATABASE);
    }

    private void migrate(String version) {
        Flyway.configure().dataSource(upgraded).target(version).load().migrate();
    }

    @AfterEach
    void gone_again() throws SQLException {
        execute(dataSource, "drop database if exists " + DATABASE + " with (force)");
    }

    @Test
    void every_object_is_as_it_was() throws SQLException {
        List<Map<String, Object>> after =
                rows(ROWS_OF_TODAY).stream().map(UpgradeTest::asOfTwelve).toList();

        assertThat(before).hasSize(14);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).as(before.get(i).toString()).isEqualTo(comparedAgain(before.get(i)));
        }
    }

    /** Of groups that differed, it is found out which members do; of people whose update is pending, whether it closes their account. */
    private static Map<String, Object> comparedAgain(Map<String, Object> row) {
        Map<String, Object> group = new LinkedHashMap<>(row);
        if (Objects.equals(row.get("phase"), UPDATE) && Objects.equals(row.get("object_type"), USER)) {
            group.put("dirty", true);
        }
        if ((int) row.get("members_to_add") + (int) row.get("members_to_remove") > 0) {
            group.put("members_dirty", true);
        }
        return group;
    }

    /** Reasons and notes are data now, and read the same; who must not be created is matched again, to know what is in the way. */
    private static Map<String, Object> asOfTwelve(Map<String, Object> row) {
        Map<String, Object> old = new LinkedHashMap<>(row);
        if (old.get("blocked") != null) {
            old.put("dirty", false);
        }
        Object code = old.remove("reason");
        Object parameters = old.remove("reason_parameters");
        old.put(
                "pending_reason",
                code == null ? null : new Reason((String) code, List.of((String[]) parameters)).text());
        old.computeIfPresent("note", (column, note) -> new Reason((String) note).text());
        return old;
    }

    @Test
    void the_plan_is_the_same_and_so_is_what_was_approved_and_what_is_in_flight() {
        Transactions database = Transactions.of(upgraded);
        PendingStore pending = new PendingStore(database);
        PendingExportSummary summary = new PendingSet(database).summary();

        assertThat(summary.digest()).isEqualTo(digestBefore);
        assertThat(summary.total()).isEqualTo(10);
        assertThat(summary.unsupported()).isEqualTo(2);
        assertThat(summary.reasons())
                .isEqualTo(Map.of(
                        "DeletedAtTarget",
                        1L,
                        "InvalidSoftMatch",
                        1L,
                        "NO_SOURCE",
                        1L,
                        "NotPersisted",
                        2L,
                        "WaitingForMembers",
                        1L));
        assertThat(pending.page(new PendingStore.Filter(null, Operation.DELETE, null), 0, 10))
                .extracting(listed -> listed.object().object().targetAnchor())
                .containsExactly("leaver", "orphan");
        assertThat(new PendingSet(database).approve(digestBefore, "test", null)).isEqualTo(summary.total() - 2);
        assertThat(new ExportStore(database).inFlight(0, 10))
                .extracting(Work::targetAnchor)
                .containsExactly("in-flight");
    }

    @Test
    void what_is_in_the_way_is_named_and_an_orphan_stays_one() {
        PendingStore pending = new PendingStore(Transactions.of(upgraded));

        assertThat(new PendingConflicts(Transactions.of(upgraded)).first(10))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.targetAnchor()).isEqualTo("blocked");
                    assertThat(conflict.code()).isEqualTo(Match.Code.INVALID_SOFT_MATCH);
                    assertThat(conflict.message()).isEqualTo("object id7 (anna@x) has: the same address");
                });
        endRestoration();
        assertThat(pending.find("orphan")
                        .orElseThrow()
                        .listed()
                        .object()
                        .object()
                        .desired())
                .isInstanceOf(Desired.NoSource.class);
    }

    @Test
    void deletions_that_were_approved_or_executed_count_as_before() {
        assertThat(new GateStore(Transactions.of(upgraded)).deletions(Duration.ofHours(1)))
                .containsExactly(new GateInput.Deletions(ObjectType.USER, 1, 1, 5));
    }

    @Test
    void what_is_being_put_back_goes_on() {
        RestorationStore restorations = new RestorationStore(Transactions.of(upgraded));

        assertThat(restorations.current()).map(PreparedRestoration::begunEpoch).contains(4L);
        assertThat(restorations.compared()).isEqualTo("plan");
        assertThat(restorations.facts()).isEqualTo(new RestorationStore.Facts(2, false, 1, 1, 2, false));
        assertThat(restorations.conflicts(0, 10))
                .singleElement()
                .satisfies(conflict ->
                        assertThat(conflict.object().object().targetAnchor()).isEqualTo("failing"));
    }

    @Test
    void whoever_was_to_be_disabled_when_everything_else_was_written_is_so_first() throws SQLException {
        empty();
        migrate("61");
        execute(upgraded, """
                insert into target_object (id, anchor, object_type, desired_state) overriding system value values
                    (1, 'disabled', 1, 2), (2, 'deleted', 1, 3), (3, 'not-allowed', 1, 2);
                insert into pending_export (object_id, operation, phase, hash) values
                    (1, 3, 6, '\\x01'), (2, 4, 6, '\\x02'), (3, 3, null, '\\x03')""");

        migrate("latest");

        assertThat(rows("select phase from pending_export order by object_id"))
                .extracting(row -> row.get("phase"))
                .containsExactly(Codes.of(Phase.CLOSE_ACCOUNTS), Codes.of(Phase.REMOVE_PEOPLE), null);
    }

    private void endRestoration() {
        try {
            execute(upgraded, "update target_state set restoration = null");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Map<String, Object>> rows(String sql) throws SQLException {
        try (Connection connection = upgraded.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (found.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    Object value = found.getObject(i);
                    row.put(
                            found.getMetaData().getColumnLabel(i),
                            value instanceof java.sql.Array array ? array.getArray() : value);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static String twelve() {
        try (InputStream sql = UpgradeTest.class.getResourceAsStream("/upgrade/version-12.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
