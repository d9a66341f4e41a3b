package io.isthmus.cli.administering;

import io.isthmus.cli.api.Api;
import io.isthmus.cli.api.Api.Tagged;
import io.isthmus.cli.settings.SettingsFile;
import io.isthmus.contracts.checking.SettingsEffects;
import io.isthmus.contracts.settings.SettingsDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./isthmus import-settings settings.yaml}: a new revision of this deployment's settings. */
@Command(
        name = "import-settings",
        description = "Brings settings in force in this deployment; it stays in staging mode if it is.")
public final class ImportSettingsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Settings document, YAML or JSON.")
    private Path file;

    @Option(
            names = "--based-on",
            paramLabel = "REVISION",
            description =
                    "Revision that the file builds on; refused when it is another by now (default: the current one).")
    private @Nullable Long basedOn;

    @Option(names = "--reason", paramLabel = "TEXT", description = "For the log of changes.")
    private @Nullable String reason;

    @Option(names = "--preview", description = "Only tells what they would do to the objects that are known.")
    private boolean preview;

    @Mixin
    private Session session;

    @Override
    public Integer call() {
        SettingsDocument settings = read();
        if (preview) {
            SettingsEffects effects = session.sync().post("/api/settings-effects", settings, SettingsEffects.class);
            session.answer(effects, EffectsText.lines(effects));
            return ExitCode.DONE;
        }
        Api migration = session.migration();
        String based = basedOn == null
                ? migration.find("/api/settings").map(Tagged::etag).orElse("0")
                : basedOn.toString();
        String revision = migration.put(
                Query.of("/api/settings").with("reason", reason).toString(),
                settings,
                Map.of("If-Match", '"' + based + '"'));
        session.answer(
                Map.of("revision", Long.parseLong(revision), "basedOn", Long.parseLong(based)),
                List.of("In force: revision %s, built on %s.".formatted(revision, based)));
        return ExitCode.DONE;
    }

    private SettingsDocument read() {
        try {
            return SettingsFile.read(file);
        } catch (IllegalArgumentException e) {
            throw new Unusable(e.getMessage());
        }
    }
}
