package io.isthmus.localstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.isthmus.localstack.ports.Ports;
import io.isthmus.localstack.supervising.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void a_server_left_behind_by_a_killed_launcher_is_stopped_and_its_data_stays() throws Exception {
        int port = Ports.free();
        Path data = folder.resolve("with space");
        Process launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledLauncher.class.getName(),
                        data.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("launcher.log").toFile())
                .start();
        assertThat(launcher.waitFor()).isEqualTo(KilledLauncher.EXIT_CODE);
        long orphanPid = OrphanedPostgres.pidIn(data.resolve("data")).orElseThrow();

        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, port, "secret")) {
            assertThat(OrphanedPostgres.pidIn(data.resolve("data")).orElseThrow())
                    .isNotEqualTo(orphanPid);
            assertThat(ProcessHandle.of(orphanPid).filter(ProcessHandle::isAlive))
                    .isEmpty();
            assertThat(ask(database, "isthmus_sync", "SELECT count(*) FROM kept"))
                    .isEqualTo("0");
        }
    }

    @Test
    void acknowledged_data_is_durable_and_nobody_gets_in_without_the_password() throws Exception {
        try (EmbeddedDatabase database =
                EmbeddedDatabase.start(folder.resolve("postgres"), Ports.free(), "it's secret")) {
            assertThat(ask(database, "postgres", "SHOW fsync")).isEqualTo("on");
            assertThat(ask(database, "postgres", "SHOW synchronous_commit")).isEqualTo("on");
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl("postgres"), "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");

            database.create(List.of("isthmus_sync"));
            execute(database, "isthmus_sync", "CREATE TABLE gone (n int)");
            database.recreate("isthmus_sync");
            assertThat(ask(database, "isthmus_sync", "SELECT to_regclass('gone') IS NULL"))
                    .isEqualTo("t");
        }
    }

    @Test
    void a_server_that_was_killed_is_started_again_with_what_it_had_acknowledged() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("postgres"), Ports.free(), "secret");
                Supervisor supervisor = new Supervisor(List.of(database), Supervisor.Limits.defaults(), said::add)) {
            database.create(List.of("isthmus_sync"));
            execute(database, "isthmus_sync", "CREATE TABLE kept (n int)");
            supervisor.begin();
            long killed =
                    OrphanedPostgres.pidIn(folder.resolve("postgres/data")).orElseThrow();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofMinutes(3))
                    .ignoreExceptions()
                    .until(() -> ask(database, "isthmus_sync", "SELECT count(*) FROM kept")
                            .equals("0"));
            assertThat(OrphanedPostgres.pidIn(folder.resolve("postgres/data"))).isNotEqualTo(Optional.of(killed));
        }
        assertThat(said).anyMatch(line -> line.startsWith("PostgreSQL has ended"));
    }

    @Test
    void nobody_else_can_change_the_programs_or_read_the_data() throws Exception {
        Path database = folder.resolve("postgres");
        try (EmbeddedDatabase ignored = EmbeddedDatabase.start(database, Ports.free(), "secret");
                var files = Files.walk(database.resolve("binaries"))) {
            assertThat(permissions(database)).isEqualTo("rwx------");
            assertThat(permissions(database.resolve("data"))).isEqualTo("rwx------");
            assertThat(files.filter(file -> !Files.isSymbolicLink(file)).toList())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(file -> assertThat(permissions(file)).endsWith("------"));
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /** Starts the database and is gone without a word, as after {@code kill -9}. */
    static final class KilledLauncher {
        static final int EXIT_CODE = 77;

        public static void main(String[] arguments) throws SQLException {
            EmbeddedDatabase database =
                    EmbeddedDatabase.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), "secret");
            database.create(List.of("isthmus_sync"));
            execute(database, "isthmus_sync", "CREATE TABLE kept (n int)");
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    private static void execute(EmbeddedDatabase database, String name, String sql) throws SQLException {
        try (Connection connection = database.connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedDatabase database, String name, String sql) throws SQLException {
        try (Connection connection = database.connect(name);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
