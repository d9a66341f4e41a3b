package io.isthmus.chassis.configlog;

import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.config.ConfigRecord;
import io.isthmus.contracts.messages.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The config log folded up to some record. Every reader folds the same records in the same order and so comes to the same
 * state; a record that lacks something, does not build on the current revision, or asks for an illegal move, is refused by all
 * of them.
 *
 * <pre>
 * change    legal when                                                   leads to
 * settings  always                                                       new settings of the deployment
 * promoted  nobody is active, epoch is the next one                      the deployment is active
 * restorationBegun  as promoted                                          the deployment is active, for one plan only
 * demoted   that deployment is active, epoch is the next one             nobody is active; it must quiesce
 * quiesced  that deployment was demoted in exactly this epoch            it is quiet
 * personDecided  always                                                  the newest word of that deployment on that person
 * </pre>
 *
 * @param revision number of records taken so far
 * @param verdicts what people have said of persons, by deployment; no more than somebody has said
 */
public record ConfigState(
        long revision,
        Map<String, DeploymentSettings> settings,
        Map<String, ExportControl> exportControl,
        Map<String, PersonVerdicts> verdicts) {

    public static final ConfigState EMPTY = new ConfigState(0, Map.of(), Map.of());

    public ConfigState {
        settings = Map.copyOf(settings);
        exportControl = Map.copyOf(exportControl);
        verdicts = Map.copyOf(verdicts);
    }

    /** In which nobody has said anything of anybody. */
    public ConfigState(
            long revision, Map<String, DeploymentSettings> settings, Map<String, ExportControl> exportControl) {
        this(revision, settings, exportControl, Map.of());
    }

    public Optional<DeploymentSettings> settingsOf(String deployment) {
        return Optional.ofNullable(settings.get(deployment));
    }

    /** A target nobody was ever promoted for has nobody active, which means staging mode. */
    public ExportControl exportControlOf(String target) {
        return exportControl.getOrDefault(target, ExportControl.nobody(target));
    }

    public PersonVerdicts verdictsOf(String deployment) {
        return verdicts.getOrDefault(deployment, PersonVerdicts.NONE);
    }

    public boolean isActive(String deployment, String target) {
        return exportControlOf(target).isActive(deployment);
    }

    /** What becomes of this state when the next record of the log is read. */
    public Folded fold(ConfigRecord record) {
        Optional<Refusal> incomplete = record.completeness().refusal();
        if (incomplete.isPresent()) {
            return refused(incomplete.get().sentence());
        }
        if (record.basedOn() != revision) {
            return refused("it builds on revision " + record.basedOn() + ", the log is at " + revision);
        }
        return switch (record.change()) {
            case ConfigChange.SettingsChanged change -> taken(change, record);
            case ConfigChange.Promoted change -> promote(change, record);
            case ConfigChange.Demoted change -> demote(change, record);
            case ConfigChange.Quiesced change -> quiesce(change);
            case ConfigChange.RestorationBegun change -> restore(change, record);
            case ConfigChange.PersonDecided change -> decided(change);
        };
    }

    private Folded taken(ConfigChange.SettingsChanged change, ConfigRecord record) {
        Map<String, DeploymentSettings> next = new HashMap<>(settings);
        next.put(
                change.deployment(),
                new DeploymentSettings(revision + 1, change.settings(), record.author(), record.at()));
        return new Folded.Accepted(new ConfigState(revision + 1, next, exportControl, verdicts));
    }

    private Folded decided(ConfigChange.PersonDecided change) {
        Map<String, PersonVerdicts> next = new HashMap<>(verdicts);
        next.put(change.deployment(), verdictsOf(change.deployment()).with(change, revision + 1));
        return new Folded.Accepted(new ConfigState(revision + 1, settings, exportControl, next));
    }

    private Folded promote(ConfigChange.Promoted change, ConfigRecord record) {
        ExportControl control = exportControlOf(change.target());
        return whyNotActive(control, change.epoch())
                .map(this::refused)
                .orElseGet(() -> with(control.promoted(change.deployment(), change.epoch(), record.at())));
    }

    private Folded restore(ConfigChange.RestorationBegun change, ConfigRecord record) {
        ExportControl control = exportControlOf(change.target());
        return whyNotActive(control, change.epoch())
                .map(this::refused)
                .orElseGet(
                        () -> with(control.restoring(change.deployment(), change.plan(), change.epoch(), record.at())));
    }

    /** Why nobody can become active in this epoch; empty when somebody can. */
    private static Optional<String> whyNotActive(ExportControl control, long epoch) {
        if (control.activeDeployment() != null) {
            return Optional.of(control.activeDeployment() + " is the active deployment of " + control.target()
                    + "; demote it first");
        }
        return epoch == control.epoch() + 1
                ? Optional.empty()
                : Optional.of("its epoch is " + epoch + ", the next one is " + (control.epoch() + 1));
    }

    private Folded demote(ConfigChange.Demoted change, ConfigRecord record) {
        ExportControl control = exportControlOf(change.target());
        if (!control.isActive(change.deployment())) {
            return refused(change.deployment() + " is not the active deployment of " + change.target());
        }
        if (change.epoch() != control.epoch() + 1) {
            return refused("its epoch is " + change.epoch() + ", the next one is " + (control.epoch() + 1));
        }
        return with(control.demoted(change.epoch(), record.at()));
    }

    private Folded quiesce(ConfigChange.Quiesced change) {
        ExportControl control = exportControlOf(change.target());
        if (control.epoch() != change.epoch() || !change.deployment().equals(control.demoted())) {
            return refused(change.deployment() + " is not the one that was demoted in epoch " + change.epoch() + " of "
                    + change.target());
        }
        return with(control.confirmedQuiet());
    }

    private Folded with(ExportControl control) {
        Map<String, ExportControl> next = new HashMap<>(exportControl);
        next.put(control.target(), control);
        return new Folded.Accepted(new ConfigState(revision + 1, settings, next, verdicts));
    }

    private Folded refused(String reason) {
        return new Folded.Refused(reason, revision);
    }

    /** What folding one record came to. */
    public sealed interface Folded {

        record Accepted(ConfigState state) implements Folded {}

        record Refused(String reason, long currentRevision) implements Folded {}
    }
}
