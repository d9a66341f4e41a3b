package io.isthmus.migration.console.session;

import java.util.Set;

/** One who signed in by a password. */
public record PasswordUser(String name, Set<String> roles) {

    public PasswordUser {
        roles = Set.copyOf(roles);
    }
}
