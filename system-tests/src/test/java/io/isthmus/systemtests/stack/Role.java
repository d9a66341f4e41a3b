package io.isthmus.systemtests.stack;

import java.util.Locale;

/** The three built-in users, each with the role of its name. Every one has what those before it have. */
public enum Role {
    VIEWER,
    OPERATOR,
    ADMIN;

    public String user() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String password() {
        return user() + "-of-the-system-tests";
    }
}
