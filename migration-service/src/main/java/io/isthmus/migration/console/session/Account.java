package io.isthmus.migration.console.session;

import java.util.Set;

/** One who signed in by a password. */
public record Account(String name, Set<String> roles) {

    public Account {
        roles = Set.copyOf(roles);
    }
}
