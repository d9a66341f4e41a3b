package io.isthmus.migration.configuration;

import io.isthmus.contracts.migration.StepBody.ImportSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.migrating.Facts;
import io.isthmus.migration.migrating.Facts.TriedTarget;
import io.isthmus.migration.settings.SettingsCheck;
import io.isthmus.migration.settings.SettingsMerge;
import jakarta.enterprise.context.ApplicationScoped;

/** The document that is going to be applied: carried over or chosen, completed with what was tried. */
@ApplicationScoped
public class PreparedSettings {

    private static final ImportSettings NOTHING_GIVEN = new ImportSettings(null, null, null);

    private final CarriedOverSettings carriedOver;

    PreparedSettings(CarriedOverSettings carriedOver) {
        this.carriedOver = carriedOver;
    }

    /** As it is known now. */
    public SettingsDocument settings(Facts facts) {
        return settings(facts, NOTHING_GIVEN);
    }

    /** With what was given at last instead of what was tried before. */
    public SettingsDocument settings(Facts facts, ImportSettings body) {
        SettingsDocument base = body.settings() != null ? body.settings() : carriedOver.settings(facts);
        SettingsDocument tried = SettingsMerge.merge(
                base,
                facts.givenSources(),
                facts.find(TriedTarget.class).map(TriedTarget::givenTarget).orElse(null));
        return SettingsMerge.merge(tried, body.sources(), body.target());
    }

    /** @throws io.isthmus.chassis.problem.ProblemException (422) when the body names sources that the document does not have */
    public void refuseUnknownSources(Facts facts, ImportSettings body) {
        SettingsCheck.refuse(SettingsMerge.unknownSources(
                body.settings() != null ? body.settings() : carriedOver.settings(facts), body.sources()));
    }
}
