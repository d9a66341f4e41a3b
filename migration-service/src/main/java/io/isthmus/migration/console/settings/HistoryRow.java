package io.isthmus.migration.console.settings;

import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.config.ConfigChange.SettingsChanged;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.overview.ConfigHistory;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the config log.
 *
 * @param settings whether it brought settings of this deployment, which can be looked at and reverted to
 */
public record HistoryRow(
        long offset,
        String revision,
        String what,
        String author,
        @Nullable String reason,
        String at,
        @Nullable String refusal,
        boolean settings) {

    public static HistoryRow of(ConfigHistory.Entry entry, String deployment, InWords words) {
        return new HistoryRow(
                entry.offset(),
                entry.accepted() ? InWords.count(entry.revision()) : "–",
                what(entry.record().change()),
                entry.record().author(),
                entry.record().reason(),
                words.time(entry.at()),
                entry.accepted() ? null : entry.refusal(),
                entry.accepted()
                        && entry.record().change() instanceof SettingsChanged changed
                        && changed.deployment().equals(deployment));
    }

    private static String said(ConfigChange.PersonDecided said) {
        return said.deployment() + ": "
                + switch (said.verdict()) {
                    case SAME_PERSON -> said.targetAnchor() + " is " + said.formerAnchor() + ", who is back";
                    case SOMEBODY_ELSE -> said.targetAnchor() + " is not " + said.formerAnchor() + ", who has left";
                    case KEPT -> said.targetAnchor() + " has left and is kept";
                    case UNDECIDED -> "what was said of " + said.targetAnchor() + " is taken back";
                };
    }

    private static String what(ConfigChange change) {
        return switch (change) {
            case SettingsChanged changed -> "settings of " + changed.deployment();
            case ConfigChange.Promoted promoted -> promoted.deployment() + " may export to " + promoted.target();
            case ConfigChange.Demoted demoted -> demoted.deployment() + " may no longer export to " + demoted.target();
            case ConfigChange.Quiesced quiesced ->
                quiesced.deployment() + " has finished writing to " + quiesced.target();
            case ConfigChange.RestorationBegun begun ->
                begun.deployment() + " puts back what it has changed at " + begun.target()
                        + ", and writes nothing else";
            case ConfigChange.PersonDecided said -> said(said);
        };
    }
}
