package io.isthmus.chassis.access;

import java.time.Duration;
import java.time.Instant;

/**
 * What came of an attempt to sign in by a password; fired as an event, asynchronously, for whoever keeps an audit.
 *
 * @param delay before the next attempt is looked at; zero for none
 */
public record SignIn(SignInAttempt attempt, Outcome outcome, Duration delay, Instant at) {

    public enum Outcome {
        /** the password was right; of HTTP Basic only the first of a day from an address, or after failures */
        ACCEPTED,
        FAILED
    }
}
