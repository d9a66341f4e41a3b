package io.isthmus.migration.console.session;

import org.jspecify.annotations.Nullable;

/** What is said to somebody who is on the way to the OpenID provider or back. */
public enum SignInNotice {
    BEFORE("Sign in", "You are not signed in, or your session is over.", "Sign in", "neutral"),
    FAILED(
            "Signing in has failed",
            "The sign-in service has refused, or its answer came too late.",
            "Try again",
            "bad"),
    AWAY(
            "Signing in is not possible now",
            "The sign-in service cannot be reached. Nothing else is touched by that: synchronization and export go on.",
            "Try again",
            "bad"),
    NO_ROLE(
            "You have no role here",
            "The sign-in service knows you, but gives you none of the roles that open this console. Whoever administers it can"
                    + " make you a viewer, operator or admin.",
            null,
            "warning"),
    LEAVING("Signing out", "Your session is being ended here and at the sign-in service.", null, "neutral"),
    OUT("You are signed out", "Your session has ended here and at the sign-in service.", "Sign in again", "neutral");

    private final String title;
    private final String text;
    private final @Nullable String next;
    private final String tone;

    SignInNotice(String title, String text, @Nullable String next, String tone) {
        this.title = title;
        this.text = text;
        this.next = next;
        this.tone = tone;
    }

    public String title() {
        return title;
    }

    public String text() {
        return text;
    }

    /** What the link into the console says. */
    public @Nullable String next() {
        return next;
    }

    public String tone() {
        return tone;
    }

    public boolean leaving() {
        return this == LEAVING;
    }

    /** Whether there is a session at the provider that can be ended. */
    public boolean mayLeave() {
        return this == NO_ROLE;
    }
}
