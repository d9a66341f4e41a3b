package io.isthmus.export.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.export.ServiceProfile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was written of very many objects is reported, planned, looked at, approved and taken out for sending in a process whose
 * memory cannot hold their values at once: whatever loads them whole ends there. On a database of its own.
 */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class ManyRestoredObjectsTest {

    private static final Logger LOG = Logger.getLogger(ManyRestoredObjectsTest.class);
    private static final String DATABASE = "many_restored_objects";
    private static final String LITTLE_MEMORY = "-Xmx80m";

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @TempDir
    Path folder;

    @BeforeEach
    void database_of_its_own() throws SQLException {
        execute("drop database if exists " + DATABASE);
        execute("create database " + DATABASE);
    }

    @AfterEach
    void gone_again() throws SQLException {
        execute("drop database if exists " + DATABASE + " with (force)");
    }

    @Test
    void a_plan_of_more_than_memory_holds_is_made_looked_at_approved_and_taken_out_page_by_page() throws Exception {
        Path output = folder.resolve("output");
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        LITTLE_MEMORY,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestoringInLittleMemory.class.getName(),
                        url.replaceFirst("/[^/?]+(\\?.*)?$", "/" + DATABASE + "$1"),
                        user,
                        password)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(180, TimeUnit.SECONDS);
            String printed = Files.readString(output);
            LOG.infof(
                    "with %s, %d ms with the start of the process:%n%s",
                    LITTLE_MEMORY, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), printed);
            assertThat(ended).as(printed).isTrue();
            assertThat(process.exitValue()).as(printed).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = dataSource.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
