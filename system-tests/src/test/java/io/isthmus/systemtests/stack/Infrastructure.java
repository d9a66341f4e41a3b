package io.isthmus.systemtests.stack;

import io.isthmus.localstack.kafka.EmbeddedKafka;
import io.isthmus.localstack.ports.Ports;
import io.isthmus.localstack.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One broker and one database server for all deployments of a test run. They end with the JVM.
 *
 * @param detour a second way to the broker, which a test can cut
 */
public record Infrastructure(EmbeddedKafka kafka, Detour detour, EmbeddedDatabase database, Path folder) {

    public static Infrastructure shared() {
        return Shared.INFRASTRUCTURE;
    }

    private static Infrastructure start() {
        try {
            var target = Files.createDirectories(Path.of("target").toAbsolutePath());
            var folder = Files.createTempDirectory(target, "stack-");
            int behindDetour = Ports.free();
            var detour = Detour.to(behindDetour);
            var kafka = EmbeddedKafka.start(
                    folder.resolve("kafka"), Ports.free(), new EmbeddedKafka.Detour(behindDetour, detour.port()));
            var database = EmbeddedDatabase.start(folder.resolve("postgres"), Ports.free(), "postgres-secret");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                database.close();
                kafka.close();
                detour.close();
            }));
            return new Infrastructure(kafka, detour, database, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        private static final Infrastructure INFRASTRUCTURE = start();
    }
}
