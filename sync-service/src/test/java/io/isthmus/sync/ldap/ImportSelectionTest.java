package io.isthmus.sync.ldap;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.testing.SelectionContract;
import io.isthmus.sync.source.ImportSelection;
import java.util.List;

/** Whom an import takes. */
class ImportSelectionTest extends SelectionContract {

    private static final LdapConnectors CONNECTORS = Readings.connectors();

    @Override
    protected List<String> selected(SourceSettings source) {
        ImportSelection selection = Readings.everything(source);
        return Readings.full(CONNECTORS, source).entries().stream()
                .filter(selection::includes)
                .map(entry -> entry.attributes().get("cn").getFirst())
                .toList();
    }
}
