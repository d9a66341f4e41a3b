package io.isthmus.migration.performing;

import io.isthmus.contracts.migration.StepBody.ImportSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.migrating.Facts;
import io.isthmus.migration.settings.SettingsFlaw;
import io.isthmus.migration.settings.SettingsMerge;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The document that is going to be applied: carried over or chosen, completed with what was tried. */
@ApplicationScoped
class Prepared {

    private static final ImportSettings NOTHING_GIVEN = new ImportSettings(null, null, null);

    private final CarriedOver carriedOver;

    Prepared(CarriedOver carriedOver) {
        this.carriedOver = carriedOver;
    }

    /** As it is known now. */
    SettingsDocument settings(Facts facts) {
        return settings(facts, NOTHING_GIVEN);
    }

    /** With what was given at last instead of what was tried before. */
    SettingsDocument settings(Facts facts, ImportSettings body) {
        SettingsDocument base = body.settings() != null ? body.settings() : carriedOver.settings(facts);
        SettingsDocument tried = SettingsMerge.merge(base, facts.givenSources(), facts.givenTarget());
        return SettingsMerge.merge(tried, body.sources(), body.target());
    }

    /** Names of sources in the body that the document does not have. */
    List<SettingsFlaw> unknownSources(Facts facts, ImportSettings body) {
        return SettingsMerge.unknownSources(
                body.settings() != null ? body.settings() : carriedOver.settings(facts), body.sources());
    }
}
