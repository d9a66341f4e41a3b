package io.isthmus.migration.steps;

import static java.util.Objects.requireNonNull;

import io.isthmus.contracts.migration.StepBody.ChooseInstallation;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation.Kind;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation.NewSource;
import io.isthmus.contracts.settings.FeatureSettings;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.settings.SettingsFlaw;
import java.util.ArrayList;
import java.util.List;

/** The document of an installation without an old tool: shipped defaults, and what was chosen. */
final class FreshSettings {

    private FreshSettings() {}

    static List<SettingsFlaw> flawsOf(ChooseInstallation body) {
        List<SettingsFlaw> flaws = new ArrayList<>();
        if (body.kind() == null) {
            flaws.add(new SettingsFlaw("kind", "is missing", "Say EXPRESS or CUSTOM."));
        }
        if (body.settings() == null && body.sources().isEmpty()) {
            flaws.add(new SettingsFlaw(
                    "sources",
                    "there is none",
                    "Name the directory to read: {\"name\": \"…\", \"namingContext\": \"DC=…\"}."));
        }
        if (body.settings() != null && !body.sources().isEmpty()) {
            flaws.add(new SettingsFlaw("sources", "settings are given beside them", "Give one of the two."));
        }
        if (body.kind() == Kind.EXPRESS) {
            expressFlaws(body, flaws);
        }
        body.sources().forEach(source -> sourceFlaws(source, flaws));
        return List.copyOf(flaws);
    }

    private static void expressFlaws(ChooseInstallation body, List<SettingsFlaw> flaws) {
        String instead = "Choose a custom installation for that.";
        if (body.settings() != null) {
            flaws.add(new SettingsFlaw("settings", "an express installation takes the defaults", instead));
        }
        if (body.sources().size() > 1) {
            flaws.add(new SettingsFlaw("sources", "an express installation reads exactly one", instead));
        }
        if (body.sources().stream().anyMatch(source -> !source.containers().isEmpty())) {
            flaws.add(new SettingsFlaw("sources.containers", "an express installation reads everything", instead));
        }
    }

    private static void sourceFlaws(NewSource source, List<SettingsFlaw> flaws) {
        if (source.name() == null || source.name().isBlank()) {
            flaws.add(new SettingsFlaw("sources.name", "is missing", "Name the connector, for good."));
        }
        if (source.namingContext() == null || source.namingContext().isBlank()) {
            flaws.add(new SettingsFlaw(
                    "sources[" + source.name() + "].namingContext", "is missing", "Give its DN: DC=example,DC=com."));
        }
    }

    /** Of a body without flaws; addresses and accounts come with the next steps. */
    static SettingsDocument of(ChooseInstallation body) {
        if (body.settings() != null) {
            return body.settings();
        }
        return SettingsDocument.of(
                        body.sources().stream().map(FreshSettings::source).toList())
                .withFeatures(new FeatureSettings(body.passwordHashSync(), null, null, null));
    }

    /** Chosen containers are in, and nothing else: the naming context itself is out then. */
    private static SourceSettings source(NewSource source) {
        String whole = requireNonNull(source.namingContext());
        return SourceSettings.of(
                requireNonNull(source.name()),
                source.kind() == null ? SourceKind.ACTIVE_DIRECTORY : source.kind(),
                List.of(new PartitionSettings(
                        whole, source.containers(), source.containers().isEmpty() ? List.of() : List.of(whole))));
    }
}
