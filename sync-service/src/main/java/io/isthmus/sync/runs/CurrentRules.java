package io.isthmus.sync.runs;

import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.sync.rules.RuleCatalog;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.rules.UnreadableRules;

/** The rules of the settings in force; compiled once for each document. */
final class CurrentRules {

    private final RuleCatalog catalog;
    private SettingsDocument compiledFrom;
    private SynchronizationRules compiled;

    CurrentRules(RuleCatalog catalog) {
        this.catalog = catalog;
    }

    /** @throws UnreadableRules when one of the rules cannot be used */
    synchronized SynchronizationRules of(SettingsDocument settings) {
        if (!settings.equals(compiledFrom)) {
            compiled = catalog.rulesFor(settings);
            compiledFrom = settings;
        }
        return compiled;
    }
}
