package io.isthmus.sync.runs;

import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.sync.rules.RuleCatalog;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.rules.UnreadableRules;
import org.jspecify.annotations.Nullable;

/** The rules of the settings in force; compiled once for each document. */
final class CurrentRules {

    private final RuleCatalog catalog;
    private @Nullable SettingsDocument compiledFrom;
    private @Nullable SynchronizationRules compiled;

    CurrentRules(RuleCatalog catalog) {
        this.catalog = catalog;
    }

    /** @throws UnreadableRules when one of the rules cannot be used */
    synchronized SynchronizationRules of(SettingsDocument settings) {
        SynchronizationRules rules =
                compiled == null || !settings.equals(compiledFrom) ? catalog.rulesFor(settings) : compiled;
        compiled = rules;
        compiledFrom = settings;
        return rules;
    }
}
