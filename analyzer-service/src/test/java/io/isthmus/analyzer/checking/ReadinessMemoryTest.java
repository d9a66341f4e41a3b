package io.isthmus.analyzer.checking;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.SmallHeap;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Disthmus.readiness.objects=100000} asks for more of them. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
class ReadinessMemoryTest {

    private static final int OBJECTS = Integer.getInteger("isthmus.readiness.objects", 30_000);
    private static final String HEAP = System.getProperty("isthmus.readiness.heap", "-Xmx32m");
    private static final Pattern KEPT = Pattern.compile("kept (\\d+) KB at first, (\\d+) KB at last");

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @TempDir
    Path folder;

    @Test
    void what_a_check_holds_in_memory_does_not_grow_with_the_directory() throws Exception {
        String printed = SmallHeap.run(
                HEAP, folder, GeneratedDirectoryCheck.class, database, user, password, String.valueOf(OBJECTS));

        assertThat(printed).contains("DONE, " + OBJECTS + " objects");
        Matcher kept = KEPT.matcher(printed);
        assertThat(kept.find()).as(printed).isTrue();
        assertThat(Double.parseDouble(kept.group(2)) / Double.parseDouble(kept.group(1)))
                .as("ten times as many objects, and as much memory: " + printed)
                .isLessThan(1.3);
    }
}
