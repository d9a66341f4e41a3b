package io.isthmus.directories.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NamingContextsTest {

    private static final String ROOT = "DC=contoso,DC=com";
    private static final String CHILD = "DC=child," + ROOT;
    private static final String OTHER_FOREST = "DC=fabrikam,DC=com";
    private static final String ADA = "CN=Ada,OU=Staff,";

    private final NamingContexts forest =
            NamingContexts.of(List.of(source("root", ROOT), source("child", CHILD), source("fabrikam", OTHER_FOREST)));

    @Test
    void a_name_of_the_own_domain_is_looked_for_in_the_own_source() {
        assertThat(forest.elsewhere("root", ADA + ROOT)).isEmpty();
        assertThat(forest.elsewhere("child", ADA + CHILD)).isEmpty();
    }

    @Test
    void a_name_of_a_domain_that_another_source_reads_is_looked_for_there() {
        assertThat(forest.elsewhere("root", ADA + CHILD)).contains("child");
        assertThat(forest.elsewhere("child", ADA + ROOT)).contains("root");
        assertThat(forest.elsewhere("child", "cn=ada,ou=staff,dc=FABRIKAM, dc=com"))
                .contains("fabrikam");
    }

    @Test
    void a_name_that_nobody_reads_or_that_is_no_name_is_the_own_sources() {
        assertThat(forest.elsewhere("root", ADA + "DC=nowhere")).isEmpty();
        assertThat(forest.elsewhere("root", "jdoe")).isEmpty();
    }

    @Test
    void two_forests_of_one_name_are_never_mixed() {
        NamingContexts twice = NamingContexts.of(List.of(
                source("live", ROOT), source("test", ROOT), source("child", CHILD), source("hr", OTHER_FOREST)));

        assertThat(twice.elsewhere("live", ADA + ROOT)).isEmpty();
        assertThat(twice.elsewhere("test", ADA + CHILD)).isEmpty();
        assertThat(twice.elsewhere("hr", ADA + ROOT)).isEmpty();
        assertThat(twice.elsewhere("hr", ADA + CHILD)).contains("child");
    }

    @Test
    void a_container_that_is_no_domain_belongs_to_the_directory_above_it() {
        NamingContexts unrelated =
                NamingContexts.of(List.of(source("whole", "dc=example"), source("people", "ou=people,dc=example")));

        assertThat(unrelated.elsewhere("whole", "uid=ada,ou=people,dc=example")).isEmpty();
        assertThat(unrelated.elsewhere("people", "uid=ada,ou=groups,dc=example"))
                .contains("whole");
    }

    @Property
    void of_one_source_nothing_is_looked_for_elsewhere(@ForAll @AlphaChars @StringLength(min = 1) String name) {
        NamingContexts alone = NamingContexts.of(List.of(source("root", ROOT, CHILD)));

        assertThat(alone.elsewhere("root", "CN=" + name + "," + OTHER_FOREST)).isEmpty();
        assertThat(alone.fingerprint()).isEmpty();
    }

    private static SourceSettings source(String name, String... partitions) {
        return SourceSettings.of(
                name,
                SourceKind.ACTIVE_DIRECTORY,
                Stream.of(partitions)
                        .map(dn -> new PartitionSettings(dn, List.of(), List.of()))
                        .toList());
    }
}
