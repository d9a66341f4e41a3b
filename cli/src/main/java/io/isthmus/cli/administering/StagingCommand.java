package io.isthmus.cli.administering;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.cli.api.Api;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.settings.SettingsDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./isthmus staging on|off}: who exports. On demotes this target's exporter, off promotes this deployment. */
@Command(
        name = "staging",
        description =
                "Says whether this deployment exports; on: nobody exports any more; off: this deployment exports.")
public final class StagingCommand implements Callable<Integer> {

    /** The lease is half a minute by default; whoever is demoted has confirmed, or may not write any more, after it. */
    private static final Duration QUIET_TIMEOUT = Duration.ofMinutes(2);

    private enum Wanted {
        on,
        off
    }

    @Parameters(arity = "0..1", paramLabel = "on|off", description = "Left out: only say how it is.")
    private @Nullable Wanted wanted;

    @Option(names = "--target", paramLabel = "NAME", description = "Which target (default: that of the settings).")
    private @Nullable String target;

    @Option(names = "--reason", paramLabel = "TEXT", description = "For the log of changes.")
    private @Nullable String reason;

    @Option(names = "--no-wait", description = "With on: do not wait until the exporter has confirmed that it stopped.")
    private boolean noWait;

    @Mixin
    private Session session;

    @Override
    public Integer call() {
        Api migration = session.migration();
        String name = target == null ? targetOfSettings(migration) : target;
        JsonNode control = wanted == null ? of(migration, name) : change(migration, name);
        if (wanted == Wanted.on && !noWait) {
            control = Completion.of(
                    "the export of " + control.path("demoted").asText(),
                    QUIET_TIMEOUT,
                    () -> of(migration, name),
                    each -> each.path("quiesced").asBoolean(),
                    each -> {});
        }
        if (wanted != null) {
            JsonNode settled = control;
            session.answer(settled, lines(settled));
            return ExitCode.DONE;
        }
        GateState gate = session.export().get("/api/gate", GateState.class);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("exportControl", control);
        answer.put("gate", gate);
        List<String> lines = new ArrayList<>(lines(control));
        lines.addAll(GateText.of(gate));
        session.answer(answer, lines);
        return ExitCode.DONE;
    }

    private JsonNode change(Api migration, String name) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("target", name);
        body.put("reason", reason == null ? "./isthmus staging " + wanted : reason);
        return migration.post(
                "/api/export-control/" + (wanted == Wanted.on ? "demote" : "promote"), body, JsonNode.class);
    }

    private static JsonNode of(Api migration, String target) {
        return migration.get("/api/export-control/" + Query.encoded(target), JsonNode.class);
    }

    private static String targetOfSettings(Api migration) {
        SettingsDocument settings = migration.get("/api/settings", SettingsDocument.class);
        if (settings.target() == null) {
            throw new Unusable("the settings name no target: give --target NAME");
        }
        return settings.target().name();
    }

    private static List<String> lines(JsonNode control) {
        String target = control.path("target").asText();
        if (control.hasNonNull("activeDeployment")) {
            return List.of("%s exports to %s since %s (epoch %d)."
                    .formatted(
                            control.path("activeDeployment").asText(),
                            target,
                            control.path("changedAt").asText(),
                            control.path("epoch").asLong()));
        }
        String since = control.hasNonNull("changedAt")
                ? " since " + control.path("changedAt").asText()
                : "; nobody ever did";
        String quiet = control.hasNonNull("demoted")
                ? " " + control.path("demoted").asText()
                        + (control.path("quiesced").asBoolean()
                                ? " has confirmed that it stopped."
                                : " has not confirmed yet that it stopped.")
                : "";
        return List.of("Nobody exports to " + target + since + "." + quiet);
    }
}
