package io.isthmus.migration.console.handover;

import io.isthmus.migration.console.Seen;
import io.isthmus.migration.console.Tone;
import io.isthmus.migration.standby.StandByReport;
import io.isthmus.migration.standby.StandByReport.Drift;
import java.util.List;

/**
 * How this deployment's settings differ from the active one's.
 *
 * @param sentence the whole of it
 * @param takeOver whether taking over would change anything
 */
public record DriftView(Tone tone, String sentence, List<Drift> rows, boolean follows, boolean takeOver) {

    public static DriftView of(Seen<StandByReport> report) {
        return report.fold(
                DriftView::of,
                unknown -> new DriftView(Tone.WARNING, "Not known: " + unknown.why(), List.of(), false, false));
    }

    private static DriftView of(StandByReport report) {
        boolean takeOver = report.drift().stream().anyMatch(Drift::followed);
        return new DriftView(tone(report), sentence(report), report.drift(), report.follows(), takeOver);
    }

    private static Tone tone(StandByReport report) {
        return !report.standsBy() ? Tone.NEUTRAL : report.drift().isEmpty() ? Tone.GOOD : Tone.WARNING;
    }

    private static String sentence(StandByReport report) {
        if (report.standsBy()) {
            return report.drift().isEmpty()
                    ? "Everything that should be alike is as at " + report.active() + "."
                    : "Promoted now, this deployment would not do what " + report.active() + " does.";
        }
        if (report.active() == null) {
            return "No deployment is active, so there is none to be like.";
        }
        return report.active().equals(report.deployment())
                ? "This deployment is the active one: others follow it."
                : report.active() + " is active, and the config log has no settings of it that could be compared.";
    }
}
