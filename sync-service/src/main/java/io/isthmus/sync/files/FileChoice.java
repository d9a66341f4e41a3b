package io.isthmus.sync.files;

import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which file a source is right now: the one that its address names, or of the folder that it names the last one by name. No clock is
 * asked which is newer: a file that is copied into the folder is not newer for it.
 */
final class FileChoice {

    private final List<Path> folders;

    /** @param folders the only ones that sources are read from */
    FileChoice(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** @throws SourceException when there is none, or none that may be read */
    TakenFile of(SourceSettings source) {
        try {
            Path named = allowed(source, path(source));
            Path file = Files.isDirectory(named) ? last(source, named) : named;
            return TakenFile.of(allowed(source, file));
        } catch (NoSuchFileException e) {
            throw FileFaults.missing(source, "there is no " + e.getFile(), e);
        } catch (IOException e) {
            throw FileFaults.unreadable(source, e);
        }
    }

    private static Path path(SourceSettings source) {
        try {
            return Path.of(URI.create(Objects.requireNonNullElse(source.url(), "")));
        } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            throw FileFaults.missing(source, source.url() + " names no file", e);
        }
    }

    /** What a link leads to counts, not where the link is. */
    private Path allowed(SourceSettings source, Path path) throws IOException {
        Path real = path.toRealPath();
        for (Path folder : folders) {
            if (Files.exists(folder) && real.startsWith(folder.toRealPath())) {
                return real;
            }
        }
        throw new SourceException(
                Code.INSUFFICIENT_ACCESS,
                path + ", the source " + source.name() + ", lies in no folder that sources are read from (" + folders
                        + ")",
                "Put it there, or add its folder to isthmus.source-files.folders of sync-service.",
                null);
    }

    private static Path last(SourceSettings source, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> last = files.filter(file -> isOne(source.kind(), file))
                    .max(Comparator.comparing(file -> file.getFileName().toString()));
            return last.orElseThrow(() -> FileFaults.missing(
                    source, "there is no file in " + folder + " whose name ends with " + endings(source.kind()), null));
        }
    }

    private static boolean isOne(SourceKind kind, Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".")
                && endings(kind).stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)
                && Files.isRegularFile(file);
    }

    private static List<String> endings(SourceKind kind) {
        return kind == SourceKind.CSV ? List.of(".csv") : List.of(".ldif", ".ldf");
    }
}
