package io.isthmus.cli.administering;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.cli.api.Api.Tagged;
import io.isthmus.contracts.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./isthmus export-settings settings.json}: for a second deployment, a backup, or a repository. */
@Command(name = "export-settings", description = "Writes settings to a file, or to standard output.")
public final class ExportSettingsCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to write; standard output when left out.")
    private @Nullable Path file;

    @Option(
            names = "--migration",
            paramLabel = "ID",
            description = "Those that this migration has carried over, instead of those in force.")
    private @Nullable String migration;

    @Option(names = "--force", description = "Replace the file when it exists.")
    private boolean force;

    @Mixin
    private Session session;

    @Override
    public Integer call() {
        String revision = null;
        byte[] document;
        if (migration == null) {
            Tagged inForce = session.migration().tagged("/api/settings");
            revision = inForce.etag();
            document = pretty(inForce);
        } else {
            document = session.migration().download("/api/migrations/" + Query.encoded(migration) + "/settings");
        }
        if (file == null) {
            session.document(new String(document, StandardCharsets.UTF_8));
            return ExitCode.DONE;
        }
        write(document);
        session.answer(
                revision == null
                        ? Map.of("file", file.toString())
                        : Map.of("file", file.toString(), "revision", Long.parseLong(revision)),
                List.of("Settings%s written to %s; secrets are references, and stay where they are."
                        .formatted(revision == null ? "" : " of revision " + revision, file)));
        return ExitCode.DONE;
    }

    private void write(byte[] document) {
        OpenOption[] how = force
                ? new OpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                }
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        try {
            Files.write(file, document, how);
        } catch (FileAlreadyExistsException e) {
            throw new Unusable(file + " exists; replace it with --force, or name another file.");
        } catch (IOException e) {
            throw new Unusable("cannot write " + file + ": " + e.getMessage());
        }
    }

    private static byte[] pretty(Tagged settings) {
        try {
            return WireFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(settings.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }
}
