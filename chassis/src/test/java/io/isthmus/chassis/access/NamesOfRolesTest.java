package io.isthmus.chassis.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesOfRolesTest {

    private final NamesOfRoles names =
            new NamesOfRoles(Set.of("readers", "auditors"), Set.of("directory-team"), Set.of("directory-leads"));

    @Test
    void an_admin_is_operator_and_viewer_too_and_an_operator_a_viewer() {
        assertThat(names.rolesOf(Set.of("directory-leads"))).containsExactlyInAnyOrder("admin", "operator", "viewer");
        assertThat(names.rolesOf(Set.of("directory-team"))).containsExactlyInAnyOrder("operator", "viewer");
        assertThat(names.rolesOf(Set.of("auditors"))).containsExactly("viewer");
    }

    @Test
    void the_highest_of_several_names_counts() {
        assertThat(names.rolesOf(Set.of("readers", "directory-team", "something")))
                .contains("operator");
    }

    @Test
    void a_role_of_the_providers_that_is_called_like_one_of_ours_gives_nothing() {
        assertThat(names.rolesOf(Set.of("admin", "operator", "viewer"))).isEmpty();
    }
}
