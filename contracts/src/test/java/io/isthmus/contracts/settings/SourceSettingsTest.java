package io.isthmus.contracts.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.settings.SourceSettings.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceSettingsTest {

    private static final PartitionSettings ROOT = new PartitionSettings("DC=contoso,DC=com", List.of(), List.of());
    private static final PartitionSettings CHILD = new PartitionSettings(
            "DC=child,DC=contoso,DC=com", List.of(), List.of(), "ldaps://dc1.child", null, "env:CHILD");

    private static SourceSettings source(PartitionSettings... partitions) {
        return new SourceSettings(
                "contoso",
                Kind.ACTIVE_DIRECTORY,
                "ldaps://dc1",
                false,
                null,
                "CN=reader",
                "env:ROOT",
                null,
                List.of(partitions),
                null,
                0);
    }

    @Test
    void partitions_without_an_address_of_their_own_are_read_at_the_source() {
        SourceSettings source = source(ROOT, new PartitionSettings("DC=other", List.of(), List.of()));

        assertThat(source.servers()).containsExactly(source);
    }

    @Test
    void a_partition_with_an_address_is_a_server_and_has_what_it_does_not_say_from_the_source() {
        assertThat(source(ROOT, CHILD).servers()).hasSize(2).last().satisfies(child -> {
            assertThat(child.name()).isEqualTo("contoso");
            assertThat(child.url()).isEqualTo("ldaps://dc1.child");
            assertThat(child.bindDn()).isEqualTo("CN=reader");
            assertThat(child.passwordRef()).isEqualTo("env:CHILD");
            assertThat(child.partitions()).containsExactly(CHILD);
        });
    }

    @Test
    void other_containers_leave_a_partition_where_it_is() {
        assertThat(CHILD.withContainers(List.of("OU=a"), List.of()).url()).isEqualTo("ldaps://dc1.child");
        assertThat(CHILD.reachedAs(ROOT)).isEqualTo(new PartitionSettings(CHILD.dn(), List.of(), List.of()));
    }
}
