package io.isthmus.directories.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whoever reads a directory by the containers of the settings sees the same people in it: those that an analysis counts are those
 * that an import takes. Run in the module of each.
 */
public abstract class SelectionContract {

    private static final String ACCOUNT = "cn=reader";
    private static final String PASSWORD = "a-test-password";

    private static InMemoryDirectoryServer server;
    private static Path password;

    /** The {@code cn} that {@link SampleTree} numbers people by, of all {@code inetOrgPerson} that are selected. */
    protected abstract List<String> selected(SourceSettings source) throws Exception;

    @BeforeContainer
    static void start() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(SampleTree.ROOT);
        config.addAdditionalBindCredentials(ACCOUNT, PASSWORD);
        config.setSchema(null);
        server = new InMemoryDirectoryServer(config);
        server.startListening();
        password = Files.writeString(Files.createTempFile("isthmus-test-secret", ".txt"), PASSWORD);
    }

    @AfterContainer
    static void stop() throws IOException {
        server.shutDown(true);
        Files.delete(password);
    }

    @Property(tries = 150)
    void people_are_selected_by_the_most_specific_container_that_is_named(
            @ForAll("trees") SampleTree tree, @ForAll Random random) throws Exception {
        server.clear();
        for (String[] entry : tree.ldif(random)) {
            server.add(entry);
        }
        Set<Integer> included = tree.some(random);
        Set<Integer> excluded = tree.some(random);
        boolean rootExcluded = random.nextBoolean();

        List<String> selected = selected(source(tree.settings(included, excluded, rootExcluded, random)));

        assertThat(selected).containsExactlyInAnyOrderElementsOf(tree.peopleIn(included, excluded, rootExcluded));
    }

    @Provide
    Arbitrary<SampleTree> trees() {
        return SampleTree.trees();
    }

    private static SourceSettings source(PartitionSettings partition) {
        return new SourceSettings(
                "sample",
                SourceKind.LDAP,
                "ldap://127.0.0.1:" + server.getListenPort(),
                false,
                null,
                ACCOUNT,
                "file:" + password,
                null,
                List.of(partition),
                DeltaMethod.MODIFY_TIMESTAMP,
                3);
    }
}
