package io.isthmus.analyzer.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.settings.PartitionSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerFilterTest {

    private static final String ROOT = "DC=contoso,DC=com";

    @Test
    void the_most_specific_container_decides() {
        ContainerFilter filter =
                filter(List.of(ROOT, "OU=Back,OU=Old,DC=contoso,DC=com"), List.of("OU=Old,DC=contoso,DC=com"));

        assertThat(filter.lets("CN=a,DC=contoso,DC=com")).isTrue();
        assertThat(filter.lets("CN=a,OU=Old,DC=contoso,DC=com")).isFalse();
        assertThat(filter.lets("cn=a,ou=x,ou=back , OU=OLD,dc=Contoso,DC=COM")).isTrue();
        assertThat(filter.lets("CN=a,OU=Older,DC=contoso,DC=com")).isTrue();
        assertThat(filter.lets("CN=a,DC=other,DC=com")).isFalse();
    }

    @Test
    void with_the_root_excluded_only_included_containers_are_searched() {
        ContainerFilter filter = filter(
                List.of("OU=CORP,DC=contoso,DC=com", "OU=In,OU=CORP,DC=contoso,DC=com", "ou=corp,dc=contoso,dc=com"),
                List.of(ROOT));

        assertThat(filter.searchBases()).containsExactly("OU=CORP,DC=contoso,DC=com");
        assertThat(filter.lets("CN=a,OU=CORP,DC=contoso,DC=com")).isTrue();
        assertThat(filter.lets("CN=a,DC=contoso,DC=com")).isFalse();
    }

    @Test
    void with_the_root_included_the_partition_is_searched_once() {
        assertThat(filter(List.of(ROOT), List.of("OU=a," + ROOT)).searchBases()).containsExactly(ROOT);
        assertThat(filter(List.of(), List.of()).searchBases()).containsExactly(ROOT);
    }

    @Test
    void escaped_separators_stay_inside_their_name() {
        ContainerFilter filter = filter(List.of(ROOT), List.of("OU=Sales\\, North," + ROOT));

        assertThat(filter.lets("CN=Doe\\2C Jane,OU=Sales\\2c North," + ROOT)).isFalse();
        assertThat(filter.lets("CN=x,OU=North," + ROOT)).isTrue();
    }

    @Test
    void replication_conflicts_do_not_count() {
        assertThat(Countable.conflict("CN=Jane\\0ACNF:1234,OU=a,DC=b")).isTrue();
        assertThat(Countable.conflict("CN=Jane,OU=a\\0ACNF:1,DC=b")).isFalse();
    }

    private static ContainerFilter filter(List<String> included, List<String> excluded) {
        return new ContainerFilter(new PartitionSettings(ROOT, included, excluded));
    }
}
