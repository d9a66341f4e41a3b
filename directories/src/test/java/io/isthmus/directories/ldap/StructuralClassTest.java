package io.isthmus.directories.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StructuralClassTest {

    private static final List<String> USER = List.of("top", "person", "organizationalPerson", "user");

    @Test
    void what_the_directory_names_is_believed() {
        assertThat(StructuralClass.of(new String[] {"inetOrgPerson"}, USER)).isEqualTo("inetOrgPerson");
    }

    @Test
    void the_chain_of_classes_that_active_directory_answers_is_not_taken_for_a_class() {
        var chain = USER.toArray(String[]::new);

        assertThat(StructuralClass.of(chain, USER)).isEqualTo("user");
    }

    @Test
    void the_most_specific_class_that_is_known_wins() {
        assertThat(StructuralClass.of(null, List.of("top", "user", "computer"))).isEqualTo("computer");
        assertThat(StructuralClass.of(null, List.of("top", "Group"))).isEqualTo("group");
    }

    @Test
    void of_unknown_classes_the_last_one_is_taken() {
        assertThat(StructuralClass.of(null, List.of("top", "dock", "pier"))).isEqualTo("pier");
        assertThat(StructuralClass.of(null, List.of())).isNull();
    }
}
