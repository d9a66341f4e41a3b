package io.isthmus.chassis.access;

import java.util.Set;

/**
 * What a provider calls our roles. Nothing is a role of ours because it is called so elsewhere: that somebody is the
 * {@code admin} of something else gives nothing here.
 */
record NamesOfRoles(Set<String> viewers, Set<String> operators, Set<String> admins) {

    static NamesOfRoles of(OidcConfig config) {
        return new NamesOfRoles(config.viewers(), config.operators(), config.admins());
    }

    /**
     * <pre>
     *     one of the names is   gives
     *     an admin's            admin, operator, viewer
     *     an operator's         operator, viewer
     *     a viewer's            viewer
     *     none of these         nothing
     * </pre>
     */
    Set<String> rolesOf(Set<String> names) {
        if (names.stream().anyMatch(admins::contains)) {
            return Set.of(Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER);
        }
        if (names.stream().anyMatch(operators::contains)) {
            return Set.of(Roles.OPERATOR, Roles.VIEWER);
        }
        return names.stream().anyMatch(viewers::contains) ? Set.of(Roles.VIEWER) : Set.of();
    }
}
