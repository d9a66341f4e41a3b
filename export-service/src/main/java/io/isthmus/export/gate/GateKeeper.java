package io.isthmus.export.gate;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.receiving.DesiredStore;
import io.isthmus.export.restoring.Restorations;
import io.isthmus.export.targetimport.ObservedStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** Gathers the proofs and asks {@link Gate}. */
@ApplicationScoped
public class GateKeeper {

    private static final String NO_TARGET = "";

    private final ConfigLog log;
    private final DeploymentConfig config;
    private final FormerExporter handover;
    private final ReadingProgress reading;
    private final DesiredStore desired;
    private final ObservedStore observed;
    private final GateStore facts;
    private final Restorations restorations;

    GateKeeper(
            ConfigLog log,
            DeploymentConfig config,
            FormerExporter handover,
            ReadingProgress reading,
            DesiredStore desired,
            ObservedStore observed,
            GateStore facts,
            Restorations restorations) {
        this.log = log;
        this.config = config;
        this.handover = handover;
        this.reading = reading;
        this.desired = desired;
        this.observed = observed;
        this.facts = facts;
        this.restorations = restorations;
    }

    /** Settings of this deployment as the log has them now. */
    public Optional<SettingsDocument> settings() {
        return log.state().settingsOf(config.deployment()).map(DeploymentSettings::document);
    }

    /** The same, where they name a target. */
    public Optional<SettingsDocument> settingsWithTarget() {
        return settings().filter(document -> document.target() != null);
    }

    /** Whether this deployment is the active one, as far as the log has been read. */
    public boolean active() {
        return settings()
                .map(SettingsDocument::target)
                .map(target -> log.state().isActive(config.deployment(), target.name()))
                .orElse(false);
    }

    /** Whether everything desired of the last batch is here, so that it may be compared. */
    public boolean batchComplete() {
        return reading.caughtUp() && desired.arrival().complete();
    }

    public long epoch(String target) {
        return log.state().exportControlOf(target).epoch();
    }

    /** Whether the last complete target import began since export control last changed. */
    public boolean importedUnderEpoch(String target) {
        return Objects.equals(observed.importedEpoch(), epoch(target));
    }

    public GateState judge() {
        return facts.together(this::judgeNow);
    }

    private GateState judgeNow() {
        ConfigState state = log.state();
        Optional<SettingsDocument> settings = settings();
        Optional<TargetSettings> target = settings.map(SettingsDocument::target);
        ExportControl control =
                state.exportControlOf(target.map(TargetSettings::name).orElse(NO_TARGET));
        SafetySettings safety = settings.map(SettingsDocument::safety).orElseGet(SafetySettings::defaults);
        DesiredStore.Arrival arrival = desired.arrival();
        return Gate.judge(new GateInput(
                config.deployment(),
                new GateInput.Configuration(
                        log.loaded(), log.sinceLastRead(), config.configLog().lease(), target.isPresent()),
                handover.control(control),
                observed.importedEpoch(),
                new GateInput.Batch(
                        arrival.ever(),
                        arrival.complete(),
                        reading.caughtUp(),
                        reading.standstill().orElse(null)),
                new GateInput.Removals(
                        safety,
                        facts.deletions(safety.deletionWindow()),
                        facts.anythingDesired(),
                        facts.changes(safety.changeLimits())),
                restoration(target.map(TargetSettings::name).orElse(NO_TARGET), control)));
    }

    private GateInput.Restoration restoration(String target, ExportControl control) {
        String applying = restorations.applying(target);
        return new GateInput.Restoration(
                applying,
                restorations.compared(),
                applying != null && restorations.known(applying),
                applying != null && restorations.approved(applying, control.epoch()));
    }
}
