package io.isthmus.cli.launching;

import io.isthmus.cli.control.ControlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which launcher a command is about. */
public final class DataOption {

    @Option(
            names = "--data",
            description = "Data folder of the launcher (default: the running one of .isthmus/up and .isthmus/demo).")
    private @Nullable Path data;

    /** The folders that come into question, the likeliest first. */
    public List<Path> folders() {
        return data == null ? List.of(LauncherHome.upData(), LauncherHome.demoData()) : List.of(data.toAbsolutePath());
    }

    /** @param data folder of the launcher */
    public record Found(Path data, ControlFile file) {}

    public Optional<Found> running() {
        return folders().stream()
                .flatMap(folder -> ControlFile.in(folder).stream().map(file -> new Found(folder, file)))
                .filter(found -> found.file().process().isPresent())
                .findFirst();
    }
}
