package io.isthmus.migration.console.handover;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.migration.console.Fact;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may export to a target, in words.
 *
 * <pre>
 *     active          former deployment    stage      tone
 *     this one                             HERE       good
 *     this one, for one plan only          RESTORING  busy
 *     another one                          THERE      neutral
 *     nobody          not known to be quiet,
 *                     its lease runs       WAITING    busy
 *     nobody          quiet, or lease over NOBODY     warning
 *     nobody ever                          NEVER      neutral
 * </pre>
 *
 * @param target its name in the settings
 * @param sentence the whole of it
 */
public record ExporterStatus(String target, Stage stage, Tone tone, String sentence, List<Fact> facts) {

    /** Changes whenever something else may be done. */
    public enum Stage {
        HERE,
        RESTORING,
        THERE,
        WAITING,
        NOBODY,
        NEVER
    }

    public static ExporterStatus of(ExportControl control, String deployment, Duration lease, InWords words) {
        Stage stage = stage(control, deployment, lease, words.now());
        return new ExporterStatus(
                control.target(),
                stage,
                tone(stage),
                sentence(stage, control, lease, words),
                facts(stage, control, lease, words));
    }

    public boolean active() {
        return stage == Stage.HERE || stage == Stage.RESTORING;
    }

    /** Whether somebody is active, here or elsewhere. */
    public boolean exported() {
        return active() || stage == Stage.THERE;
    }

    private static Stage stage(ExportControl control, String deployment, Duration lease, Instant now) {
        if (control.activeDeployment() != null) {
            if (!control.isActive(deployment)) {
                return Stage.THERE;
            }
            return control.restoration() == null ? Stage.HERE : Stage.RESTORING;
        }
        if (control.demoted() == null) {
            return Stage.NEVER;
        }
        boolean quiet = control.quiesced() || !now.isBefore(control.since().plus(lease));
        return quiet ? Stage.NOBODY : Stage.WAITING;
    }

    private static Tone tone(Stage stage) {
        return switch (stage) {
            case HERE -> Tone.GOOD;
            case THERE, NEVER -> Tone.NEUTRAL;
            case WAITING, RESTORING -> Tone.BUSY;
            case NOBODY -> Tone.WARNING;
        };
    }

    private static String sentence(Stage stage, ExportControl control, Duration lease, InWords words) {
        return switch (stage) {
            case HERE -> "This deployment exports to " + control.target() + ".";
            case RESTORING ->
                "A restoration is in force: this deployment puts back what it has written to " + control.target()
                        + ", and writes nothing else. Changes in the directory do not reach it meanwhile. When nothing is left,"
                        + " the deployment is demoted by itself.";
            case THERE ->
                (control.restoration() == null
                                ? control.activeDeployment() + " exports to " + control.target() + ". "
                                : "A restoration is in force: " + control.activeDeployment()
                                        + " puts back what it has written to " + control.target()
                                        + ", and writes nothing else. ")
                        + "This deployment is in staging mode: it imports and synchronizes, and writes nothing.";
            case WAITING ->
                "Nobody exports to " + control.target() + ". " + control.demoted()
                        + " finishes the requests it has begun; at the latest at "
                        + words.time(control.since().plus(lease)) + " its lease is over.";
            case NOBODY ->
                "Nobody exports to " + control.target() + " since " + words.time(control.changedAt())
                        + ": changes in the directory do not reach it.";
            case NEVER -> "Nobody has ever exported to " + control.target() + " from here: staging mode.";
        };
    }

    private static List<Fact> facts(Stage stage, ExportControl control, Duration lease, InWords words) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("active", control.activeDeployment() == null ? "nobody" : control.activeDeployment()));
        if (control.restoration() != null) {
            facts.add(new Fact("writes only", "the plan " + control.restoration(), Tone.BUSY));
        }
        facts.add(Fact.of("since", words.time(control.changedAt())));
        facts.add(Fact.of("epoch", control.epoch()));
        if (control.demoted() != null) {
            facts.add(Fact.of("before", control.demoted()));
            facts.add(new Fact(
                    "its last request",
                    control.quiesced()
                            ? "is finished, it says"
                            : stage == Stage.WAITING ? "may still be on its way" : "not confirmed, its lease is over",
                    control.quiesced() ? Tone.GOOD : Tone.WARNING));
        }
        facts.add(Fact.of("lease", InWords.exact(lease)));
        return List.copyOf(facts);
    }
}
