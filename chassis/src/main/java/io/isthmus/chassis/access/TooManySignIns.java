package io.isthmus.chassis.access;

import io.isthmus.chassis.problem.Problem;
import java.time.Duration;

/** 429 for whoever has to wait before another password is looked at (RFC 6585, 4). */
public final class TooManySignIns {

    public static final int STATUS = 429;

    private TooManySignIns() {}

    /** Value of {@code Retry-After}: whole seconds, at least one. */
    public static String retryAfter(Duration delay) {
        return Long.toString(Math.max(1, delay.plusMillis(999).toSeconds()));
    }

    public static Problem problem(Duration delay) {
        return Problem.of(
                STATUS,
                "TOO_MANY_SIGN_INS",
                "Too many sign-ins have failed",
                "several passwords were wrong; this one was not looked at",
                "Wait " + retryAfter(delay) + " s, then sign in with the right password.");
    }
}
