package io.isthmus.migration.console.settings;

import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.console.settings.SettingsDifferences.Difference;
import io.isthmus.migration.settings.SettingsCheck;
import io.isthmus.migration.settings.SettingsFlaw;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settings that somebody would like to bring in force.
 *
 * @param basedOn revision of the settings they were made from; 0 for none
 * @param text the whole document
 * @param flaws why nothing could run on them; empty if it could
 */
public record ProposedSettings(
        long basedOn, String text, List<Difference> differences, List<String> effects, List<SettingsFlaw> flaws) {

    public static ProposedSettings of(SettingsDocument proposed, @Nullable SettingsDocument current, long basedOn) {
        List<Difference> differences = SettingsDifferences.between(current, proposed);
        return new ProposedSettings(
                basedOn,
                SettingsForms.text(proposed),
                differences,
                Effects.of(differences),
                SettingsCheck.flawsOf(proposed));
    }

    /** @param more what others have found wrong */
    public ProposedSettings with(List<SettingsFlaw> more) {
        return new ProposedSettings(
                basedOn,
                text,
                differences,
                effects,
                Stream.concat(flaws.stream(), more.stream()).toList());
    }

    public boolean acceptable() {
        return flaws.isEmpty() && !differences.isEmpty();
    }
}
