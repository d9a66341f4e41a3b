package io.isthmus.sync.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.QuerySettings;
import io.isthmus.contracts.settings.RowSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceContract;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import io.isthmus.sync.source.SourceItem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query at a real PostgreSQL, by an account that may read and nothing else. */
class SqlTest extends SourceContract {

    private static final String SELECT = "select key, class, mail, name as \"displayName\", manager, member, cn,"
            + " 'secret' as \"userPassword\", changed, gone from staff -- all of them";

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    private boolean removed;

    @BeforeAll
    static void start() throws IOException, SQLException {
        Files.writeString(folder.resolve("password"), "any");
        postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
        run("""
                create sequence changes;
                create table staff (key text primary key, class text, mail text, name text, manager text, member text,
                  cn text, gone boolean not null default false, changed bigint not null default nextval('changes'),
                  stamped timestamptz not null default now());
                create function writes() returns text language sql as
                  $$ insert into staff (key) values ('eve') returning key $$;
                create role reader login;
                grant select on staff to reader;
                grant insert on staff to reader;
                """);
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    protected void write(List<Somebody> all) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                PreparedStatement row = connection.prepareStatement("""
                        insert into staff (key, class, mail, name, manager, member, cn) values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (key) do update set mail = excluded.mail, changed = nextval('changes')
                          where staff.mail is distinct from excluded.mail
                        """)) {
            PreparedStatement others = connection.prepareStatement("delete from staff where not key = any (?)");
            others.setArray(
                    1,
                    connection.createArrayOf(
                            "text", all.stream().map(Somebody::key).toArray()));
            others.executeUpdate();
            for (Somebody each : all) {
                row.setString(1, each.key());
                row.setString(2, each.objectClass());
                row.setString(3, each.values().get("mail"));
                row.setString(4, each.values().get("displayName"));
                row.setString(5, each.values().get("manager"));
                row.setString(6, each.values().get("member"));
                row.setString(7, each.values().get("cn"));
                row.executeUpdate();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void run(String statements) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute(statements);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected SourceSettings source(int pageSize) {
        return source(pageSize, SELECT, "changed");
    }

    private SourceSettings source(int pageSize, String select, String changeColumn) {
        return source(
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", pageSize, select, changeColumn);
    }

    private static SourceSettings source(String url, int pageSize, String select, String changeColumn) {
        return new SourceSettings(
                        "payroll",
                        SourceKind.SQL,
                        url,
                        false,
                        null,
                        "reader",
                        "file:" + folder.resolve("password"),
                        "KEY",
                        List.of(new PartitionSettings(BASE, List.of(), List.of())),
                        DeltaMethod.AUTO,
                        pageSize)
                .withRows(
                        new RowSettings("inetOrgPerson", "class", "|", List.of("manager"), Map.of(), ","),
                        new QuerySettings(select, changeColumn, "gone"));
    }

    @Override
    protected SourceConnector open(SourceSettings source) {
        SqlConnectors connectors = new SqlConnectors(
                new SqlConfig() {
                    @Override
                    public Duration connectTimeout() {
                        return Duration.ofSeconds(5);
                    }

                    @Override
                    public Duration responseTimeout() {
                        return Duration.ofSeconds(30);
                    }

                    @Override
                    public Duration deltaOverlap() {
                        return Duration.ofMinutes(1);
                    }
                },
                new Secrets());
        return connectors.apply(removed ? source("jdbc:postgresql://localhost:1/none", 1, SELECT, null) : source);
    }

    @Override
    protected void remove() {
        removed = true;
    }

    @Test
    void who_is_marked_as_gone_is_not_shown_is_told_by_the_next_delta_and_is_not_found() {
        String watermark = full(1_000).watermark().orElseThrow();
        run("update staff set gone = true, changed = nextval('changes') where key = 'bert'");

        assertThat(delta(watermark).items()).contains(new SourceItem.Gone("bert"));
        assertThat(entries(full(1_000))).extracting(SourceEntry::anchor).containsExactlyInAnyOrder("anna", "all");
        try (SourceConnector connector = open(source(1_000))) {
            assertThat(connector.locate(List.of("bert"))).isEmpty();
        }
    }

    @Test
    void a_transaction_that_ends_late_is_seen_where_the_column_is_a_time() {
        SourceSettings byTime = source(1_000, SELECT.replace("changed", "stamped"), "Stamped");
        String watermark = full(byTime).watermark().orElseThrow();
        run("insert into staff (key, name, stamped) values ('dora', 'Dora', now() - interval '20 seconds')");

        try (SourceConnector connector = open(byTime);
                var reading = connector.deltaImport(selection(byTime), watermark)) {
            assertThat(entries(drained(reading)))
                    .extracting(SourceEntry::anchor)
                    .contains("dora");
        }
    }

    @Test
    void a_database_that_went_back_is_read_as_a_whole() {
        String watermark = full(1_000).watermark().orElseThrow();
        run("update staff set changed = 0");

        assertThatThrownBy(() -> delta(watermark))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.code()).isEqualTo(Code.DELTA_IMPOSSIBLE));
    }

    @Test
    void without_a_change_column_a_delta_finds_nothing() {
        SourceSettings none = source(1_000, SELECT, null);
        String watermark = full(none).watermark().orElseThrow();
        run("insert into staff (key) values ('dora')");

        try (SourceConnector connector = open(none);
                var reading = connector.deltaImport(selection(none), watermark)) {
            assertThat(drained(reading).items()).isEmpty();
        }
    }

    @Test
    void nothing_can_be_changed_through_a_query_even_where_the_account_could() {
        assertRefused(source(10, "select key, writes(), gone from staff", null), "read-only transaction");
        assertRefused(
                source(10, "with x as (insert into staff (key) values ('e') returning *) select * from x", null),
                "top level");
        assertRefused(source(10, "select 1 as key) r; delete from staff; select (1", null), "semicolon");
    }

    @Test
    void a_query_without_the_key_says_which_columns_there_are() {
        assertRefused(source(10, "select mail, gone from staff", null), "no column KEY, but mail, gone");
    }

    @Test
    void parameters_of_the_driver_cannot_be_chosen() {
        assertRefused(
                source("jdbc:postgresql://localhost/postgres?socketFactory=x.Y", 10, SELECT, null),
                "parameters besides sslmode");
    }

    private void assertRefused(SourceSettings source, String message) {
        assertThatThrownBy(() -> full(source)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.code()).isEqualTo(Code.SOURCE_FAILED);
            assertThat(e.getMessage()).contains(message);
        });
    }
}
