package io.isthmus.localstack.postgres;

import io.isthmus.localstack.files.FileOwnership;
import io.isthmus.localstack.files.OwnerOnly;
import io.isthmus.localstack.ports.BusyPort;
import io.isthmus.localstack.ports.Ports;
import io.isthmus.localstack.supervising.Supervised;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server as a child process, with durable settings and a data folder that survives. A server that a killed
 * launcher left running on the same folder is stopped first: otherwise the new one would silently adopt it.
 */
public final class EmbeddedDatabase implements Supervised, AutoCloseable {

    public static final String USER = "postgres";

    private final Path folder;
    private @Nullable EmbeddedPostgres server;
    private final int port;
    private final String password;

    private EmbeddedDatabase(Path folder, int port, String password) {
        this.folder = folder;
        this.port = port;
        this.password = password;
    }

    /**
     * @param folder for the data and, beside it, the unpacked binaries; created if absent
     * @param port on the loopback interface
     * @param password of the user {@value #USER}; it becomes the folder's at the first start and stays
     * @throws BusyPort when somebody else listens there
     */
    public static EmbeddedDatabase start(Path folder, int port, String password) {
        EmbeddedDatabase database = new EmbeddedDatabase(folder, port, password);
        database.start();
        return database;
    }

    /** Starts it, unless it is alive; a server that was killed recovers what it had acknowledged. */
    @Override
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        release();
        Path data = data();
        OrphanedPostgres.stop(data);
        Ports.requireFree(port, "PostgreSQL", "--postgres-port");
        boolean first = !Files.exists(data.resolve("postgresql.conf"));
        try {
            OwnerOnly.createFolder(folder);
            server = builder(data).start();
            if (first) {
                requirePassword(data);
            }
            // the library lets everybody write to the programs that it unpacks
            FileOwnership.secure(programs(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL on " + folder + ": " + e.getMessage(), e);
        }
    }

    private EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(programs(folder).toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofMinutes(2))
                .setPort(port)
                // the library starts it as a throw-away server; ours keeps what it has acknowledged
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setConnectConfig("password", password);
    }

    /** The programs are unpacked anew at the next start. */
    public static void forgetPrograms(Path folder) throws IOException {
        Path programs = programs(folder);
        if (!Files.exists(programs)) {
            return;
        }
        try (Stream<Path> all = Files.walk(programs)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Path programs(Path folder) {
        return folder.resolve("binaries");
    }

    private Path data() {
        return folder.resolve("data");
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public Path log() {
        return folder.resolveSibling("launcher.log");
    }

    @Override
    public synchronized boolean isAlive() {
        return server != null && OrphanedPostgres.running(data()).isPresent();
    }

    /** Whether it takes connections; it says no more without a password. */
    @Override
    public Health health() {
        return Ports.answers(port) ? Health.UP : Health.SILENT;
    }

    @Override
    public synchronized void stop() {
        release();
        try {
            OrphanedPostgres.stop(data());
        } catch (IllegalStateException e) {
            // one that hangs does not end when asked; it recovers at its next start
            OrphanedPostgres.running(data()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /**
     * Stops a server that a killed launcher left running.
     *
     * @param folder as given to {@link #start}
     * @return its process id
     */
    public static Optional<Long> stopOrphan(Path folder) {
        return OrphanedPostgres.stop(folder.resolve("data"));
    }

    public int port() {
        return port;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), USER, password);
    }

    /** Creates those of the databases that are not there yet. */
    public void create(List<String> databases) {
        databases.forEach(this::create);
    }

    /** Drops a database with everything in it, ending the connections that use it, and creates it empty. */
    public void recreate(String database) {
        execute("DROP DATABASE IF EXISTS " + quoted(database) + " WITH (FORCE)");
        execute("CREATE DATABASE " + quoted(database));
    }

    @Override
    public void close() {
        stop();
    }

    /** Gives up the library's handle and its lock on the folder, whether or not the server still runs. */
    private void release() {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL on port " + port + " did not stop", e);
        } finally {
            server = null;
        }
    }

    private void create(String database) {
        try (Connection connection = connect(USER);
                var query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            try (ResultSet found = query.executeQuery()) {
                if (!found.next()) {
                    execute("CREATE DATABASE " + quoted(database));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + database + ": " + e.getMessage(), e);
        }
    }

    /** The library's fresh folder trusts every local user; from now on nobody gets in without the password. */
    private void requirePassword(Path data) throws IOException {
        execute("ALTER USER " + USER + " PASSWORD '" + password.replace("'", "''") + "'");
        Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        execute("SELECT pg_reload_conf()");
    }

    private void execute(String statement) {
        try (Connection connection = connect(USER);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "PostgreSQL on port " + port + " refused a statement: " + e.getMessage(), e);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
