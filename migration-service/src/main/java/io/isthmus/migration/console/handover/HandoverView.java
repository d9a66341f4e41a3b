package io.isthmus.migration.console.handover;

import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.export.GateState;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Landscape;
import io.isthmus.migration.console.overview.GateWords;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who exports, and what can be done about it.
 *
 * @param revision of the config log that this was read from; a form quotes it, so that nobody decides about what has changed
 * @param here of this deployment's target; none while its settings name none
 * @param move none without a target
 * @param elsewhere targets of other deployments
 * @param gate of this deployment's export-service, in words
 */
public record HandoverView(
        String deployment,
        long revision,
        @Nullable ExporterStatus here,
        @Nullable Move move,
        List<ExporterStatus> elsewhere,
        GateWords gate) {

    public static HandoverView of(ConfigState state, Landscape seen, Duration lease, InWords words) {
        String deployment = seen.deployment();
        String target = state.settingsOf(deployment)
                .map(DeploymentSettings::document)
                .map(settings -> settings.target())
                .map(found -> found.name())
                .orElse(null);
        ExportControl control = target == null ? null : state.exportControlOf(target);
        return new HandoverView(
                deployment,
                state.revision(),
                control == null ? null : ExporterStatus.of(control, deployment, lease, words),
                control == null
                        ? null
                        : Move.of(control, deployment, lease, seen.pending().known(), prepared(seen), words),
                state.exportControl().values().stream()
                        .filter(each -> !each.target().equals(target))
                        .sorted(Comparator.comparing(ExportControl::target))
                        .map(each -> ExporterStatus.of(each, deployment, lease, words))
                        .toList(),
                GateWords.of(seen.gate()));
    }

    private static boolean prepared(Landscape seen) {
        return seen.gate().known().map(GateState::restoration).isPresent();
    }

    /** What the page is about, as long as the same can be done. */
    public String stage() {
        return here == null ? "NONE" : here.stage().name();
    }
}
