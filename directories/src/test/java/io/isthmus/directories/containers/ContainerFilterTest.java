package io.isthmus.directories.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import io.isthmus.directories.names.DistinguishedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ContainerFilterTest {

    private static final String ROOT = "dc=x";

    private static ContainerFilter filter(List<String> included, List<String> excluded) {
        return new ContainerFilter(List.of(new PartitionSettings(ROOT, included, excluded)));
    }

    private static boolean includes(ContainerFilter filter, String dn) {
        return filter.includes(DistinguishedName.parse(dn));
    }

    @Test
    void the_root_is_in_unless_it_is_excluded() {
        assertThat(includes(filter(List.of(), List.of()), "cn=a,dc=x")).isTrue();
        assertThat(includes(filter(List.of(), List.of(ROOT)), "cn=a,dc=x")).isFalse();
        assertThat(includes(filter(List.of(), List.of()), "cn=a,dc=elsewhere")).isFalse();
    }

    @Test
    void the_most_specific_container_wins_in_both_styles() {
        ContainerFilter filter = filter(List.of("ou=a,dc=x", "ou=c,ou=b,ou=a,dc=x"), List.of(ROOT, "OU=B,OU=A,DC=X"));

        assertThat(includes(filter, "cn=1,ou=a,dc=x")).isTrue();
        assertThat(includes(filter, "cn=1,ou=b,ou=a,dc=x")).isFalse();
        assertThat(includes(filter, "cn=1,ou=c,ou=b,ou=a,dc=x")).isTrue();
        assertThat(includes(filter, "cn=1,ou=z,dc=x")).isFalse();
    }

    @Test
    void a_container_named_as_both_is_out() {
        assertThat(includes(filter(List.of("ou=a,dc=x"), List.of("ou=a,dc=x")), "cn=1,ou=a,dc=x"))
                .isFalse();
    }

    @Test
    void only_the_tops_of_what_is_in_are_searched() {
        assertThat(filter(List.of("ou=b,ou=a,dc=x", "ou=a,dc=x", "ou=d,dc=x"), List.of(ROOT))
                        .searchBases())
                .extracting(ContainerFilter.SearchBase::dn)
                .containsExactlyInAnyOrder("ou=a,dc=x", "ou=d,dc=x");
        assertThat(filter(List.of("ou=a,dc=x"), List.of("ou=b,dc=x")).searchBases())
                .extracting(ContainerFilter.SearchBase::dn)
                .containsExactly(ROOT);
    }

    @Test
    void a_container_of_any_spelling_is_searched_once() {
        ContainerFilter filter = filter(List.of("OU=CORP,DC=X", "OU=In,OU=CORP,DC=X", "ou=corp , dc=x"), List.of(ROOT));

        assertThat(filter.searchBases()).containsExactly(new ContainerFilter.SearchBase("OU=CORP,DC=X", false));
        assertThat(filter(List.of(ROOT), List.of("ou=a,dc=x")).searchBases())
                .containsExactly(new ContainerFilter.SearchBase(ROOT, true));
    }

    @Test
    void escaped_separators_stay_inside_their_name() {
        ContainerFilter filter = filter(List.of(ROOT), List.of("OU=Sales\\, North,DC=X"));

        assertThat(filter.includes("CN=Doe\\2C Jane,OU=Sales\\2c North,dc=x")).isFalse();
        assertThat(filter.includes("CN=x,OU=North,dc=x")).isTrue();
    }

    @Test
    void a_domain_below_another_one_is_read_once() {
        ContainerFilter filter = new ContainerFilter(List.of(
                new PartitionSettings("dc=sub,dc=x", List.of(), List.of()),
                new PartitionSettings("dc=x", List.of(), List.of())));

        assertThat(filter.searchBases())
                .extracting(ContainerFilter.SearchBase::dn)
                .containsExactly("dc=x");
        assertThat(filter.includes("cn=a,dc=sub,dc=x")).isTrue();
    }

    @Test
    void what_is_no_name_is_nowhere() {
        assertThat(filter(List.of(), List.of()).includes("no name")).isFalse();
    }

    @Property
    void whatever_is_in_lies_below_exactly_one_search_base(
            @ForAll("containers") Set<String> included,
            @ForAll("containers") Set<String> excluded,
            @ForAll("container") String place) {
        ContainerFilter filter = filter(new ArrayList<>(included), new ArrayList<>(excluded));
        DistinguishedName name = DistinguishedName.parse("cn=somebody," + place);

        long bases = filter.searchBases().stream()
                .filter(base -> name.isAtOrUnder(DistinguishedName.parse(base.dn())))
                .count();

        assertThat(bases).isLessThanOrEqualTo(1);
        if (filter.includes(name)) {
            assertThat(bases).isEqualTo(1);
        }
    }

    @Property
    void a_container_decides_for_everything_below_it_that_no_other_names(
            @ForAll("containers") Set<String> included, @ForAll("container") String place) {
        ContainerFilter filter = filter(new ArrayList<>(included), List.of(ROOT));

        boolean expected = included.stream()
                .filter(container -> !container.equals(ROOT))
                .anyMatch(container -> DistinguishedName.parse(place).isAtOrUnder(DistinguishedName.parse(container)));

        assertThat(includes(filter, "cn=somebody," + place)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<Set<String>> containers() {
        return container().set().ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> container() {
        return Arbitraries.of("ou=a", "ou=b").list().ofMaxSize(3).map(names -> {
            List<String> all = new ArrayList<>(names);
            all.add(ROOT);
            return String.join(",", all);
        });
    }

    @Test
    void a_domain_below_another_is_a_part_of_its_own() {
        String root = "DC=contoso,DC=com";
        String child = "DC=child," + root;
        ContainerFilter whole = new ContainerFilter(List.of(
                new PartitionSettings(root, List.of("OU=Crew," + root), List.of(root)),
                new PartitionSettings(child, List.of(), List.of("OU=Attic," + child))));
        List<String> all = List.of(root, child);

        ContainerFilter ofRoot = whole.within(List.of(root), all);
        ContainerFilter ofChild = whole.within(List.of(child), all);

        assertThat(ofRoot.searchBases()).extracting(SearchBase::dn).containsExactly("OU=Crew," + root);
        assertThat(ofChild.searchBases()).extracting(SearchBase::dn).containsExactly(child);
        assertThat(ofChild.includes("CN=zoe,OU=Attic," + child)).isFalse();
        assertThat(ofRoot.includes("CN=zoe," + child)).isFalse();
        assertThat(whole.includes("CN=zoe," + child)).isTrue();
    }
}
