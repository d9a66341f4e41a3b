package io.isthmus.analyzer.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import io.isthmus.analyzer.counting.Countable;
import io.isthmus.analyzer.counting.DirectoryAccess;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.testing.SelectionContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whom an analysis counts. */
class CountedSelectionTest extends SelectionContract {

    private final DirectoryConnections connections = new DirectoryConnections(new Secrets(), Duration.ofSeconds(20));

    @Override
    protected List<String> selected(SourceSettings source) throws Exception {
        DirectoryAccess access =
                new DirectoryAccess(source.url(), false, null, source.bindDn(), source.passwordRef(), source.kind());
        List<String> selected = new ArrayList<>();
        try (LDAPConnection connection = connections.open(access)) {
            new SelectedEntries(connection, access, source.partitions())
                    .each(
                            Countable.filter(ObjectType.USER, access.kind(), false),
                            new String[] {"cn"},
                            entry -> selected.add(entry.getAttributeValue("cn")));
        }
        assertThat(new DirectoryCounter(connections)
                        .count(access, source.partitions())
                        .users())
                .isEqualTo(selected.size());
        return selected;
    }
}
