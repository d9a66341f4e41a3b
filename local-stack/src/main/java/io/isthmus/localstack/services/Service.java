package io.isthmus.localstack.services;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The services of Isthmus, as this machine runs them. */
public enum Service {
    ANALYZER("analyzer-service", "isthmus_analyzer", List.of("directory")),
    SYNC("sync-service", "isthmus_sync", List.of("directory")),
    EXPORT("export-service", "isthmus_export", List.of("target")),
    MIGRATION("migration-service", "isthmus_migration", List.of());

    private final String serviceName;
    private final String database;
    private final List<String> secrets;

    Service(String serviceName, String database, List<String> secrets) {
        this.serviceName = serviceName;
        this.database = database;
        this.secrets = secrets;
    }

    /** As its module is called: {@code sync-service}. */
    public String serviceName() {
        return serviceName;
    }

    /** As the options of the command line call it: {@code sync}. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String database() {
        return database;
    }

    /** Whether it signs in at a connected directory. */
    public boolean readsDirectories() {
        return secrets.contains("directory");
    }

    /** Whether it signs in at the target. */
    public boolean writesTargets() {
        return secrets.contains("target");
    }

    /**
     * The optimizing compiler takes a part of the start that pays only where much is computed later: not in the services
     * that move no objects.
     */
    public List<String> javaOptions() {
        return switch (this) {
            case ANALYZER, MIGRATION -> List.of("-XX:TieredStopAtLevel=1");
            case SYNC, EXPORT -> List.of();
        };
    }

    /** The packaged application within a built checkout. */
    public Path jar(Path checkout) {
        return checkout.resolve(serviceName).resolve("target/quarkus-app/quarkus-run.jar");
    }

    public static List<String> databases() {
        return Arrays.stream(values()).map(Service::database).toList();
    }

    /** @throws IllegalArgumentException naming those that exist */
    public static Service named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.serviceName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no service '" + name + "'; there are "
                        + String.join(
                                ", ",
                                Arrays.stream(values())
                                        .map(Service::serviceName)
                                        .toList())));
    }
}
