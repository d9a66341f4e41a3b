package io.isthmus.sync.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.containers.NamingContexts;
import io.isthmus.sync.source.ImportSelection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MentionedPlacesTest {

    private static final String ROOT = "DC=contoso,DC=com";
    private static final String CHILD = "DC=child," + ROOT;
    private static final String ADA = "CN=Ada,OU=Staff," + ROOT;
    private static final String CARL = "CN=Carl,OU=Staff," + CHILD;
    private static final String LEFT = "CN=Lea,OU=Left," + CHILD;

    private static final SourceSettings SOURCE = source("root", new PartitionSettings(ROOT, List.of(), List.of()));
    private static final SourceSettings OTHER =
            source("child", new PartitionSettings(CHILD, List.of(), List.of("OU=Left," + CHILD)));

    private static final List<ChangeMessage> CHANGES = List.of(
            new ObjectObserved(
                    1,
                    "run",
                    "root",
                    "a",
                    "CN=Crew," + ROOT,
                    "group",
                    Map.of("managedBy", List.of(CARL), "description", List.of("1 + 1 = 2")),
                    List.of(),
                    ImportFixture.NOW),
            new MembersObserved(1, "run", "root", "a", "member", 0, 1, List.of(ADA, CARL, LEFT, "jdoe")));

    @Test
    void who_is_of_another_source_is_awaited_there_as_far_as_it_takes_him() {
        assertThat(MentionedPlaces.all(order(), new ImportFixture(), new ImportFixture())
                        .in(CHANGES))
                .isEqualTo(Map.of("root", Set.of(ADA), "child", Set.of(CARL)));
    }

    @Test
    void a_first_import_awaits_nobody_of_its_own_source() {
        assertThat(MentionedPlaces.elsewhere(order(), new ImportFixture(), new ImportFixture())
                        .in(CHANGES))
                .isEqualTo(Map.of("child", Set.of(CARL)));
    }

    private static ImportOrder order() {
        ImportSelection selection = new ImportSelection(
                new ContainerFilter(SOURCE.partitions()), Set.of("group"), Set.of("managedBy"), Set.of("member"));
        return new ImportOrder(
                "run", SOURCE, selection, "1", "1", NamingContexts.of(List.of(SOURCE, OTHER)), List.of(), false);
    }

    private static SourceSettings source(String name, PartitionSettings partition) {
        return SourceSettings.of(name, SourceKind.ACTIVE_DIRECTORY, List.of(partition));
    }
}
