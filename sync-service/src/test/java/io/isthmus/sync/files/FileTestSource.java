package io.isthmus.sync.files;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.RowSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What tests of files share. */
public final class FileTestSource {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private FileTestSource() {}

    static FileConnectors connectors(Path folder) {
        return new FileConnectors(new FileConfig() {
            @Override
            public List<Path> folders() {
                return List.of(folder);
            }

            @Override
            public Duration settled() {
                return Duration.ofSeconds(10);
            }

            @Override
            public int maxRecordSize() {
                return 100_000;
            }
        });
    }

    /** Written some time ago, so that it is taken. */
    public static void write(Path file, byte[] contents) {
        try {
            Files.write(file, contents);
            Files.setLastModifiedTime(file, FileTime.from(LONG_AGO.plusMillis(contents.length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows with a class, parted by a comma, several values by a bar. */
    public static SourceSettings csv(String name, Path path, String key, int pageSize) {
        return source(
                name,
                SourceKind.CSV,
                path,
                key,
                pageSize,
                new RowSettings("inetOrgPerson", "class", "|", List.of("manager"), Map.of("E-Mail", "mail"), ","));
    }

    static SourceSettings ldif(String name, Path path, String anchor, int pageSize) {
        return source(name, SourceKind.LDIF, path, anchor, pageSize, null);
    }

    private static SourceSettings source(
            String name, SourceKind kind, Path path, String anchor, int pageSize, RowSettings rows) {
        return new SourceSettings(
                        name,
                        kind,
                        path.toUri().toString(),
                        false,
                        null,
                        null,
                        null,
                        anchor,
                        List.of(new PartitionSettings("ou=staff", List.of(), List.of())),
                        DeltaMethod.AUTO,
                        pageSize)
                .withRows(rows, null);
    }
}
