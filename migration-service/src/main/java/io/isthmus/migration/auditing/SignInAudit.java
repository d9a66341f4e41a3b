package io.isthmus.migration.auditing;

import io.isthmus.chassis.access.SignIn;
import io.isthmus.migration.auditing.AuditEntry.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

/** Records who signed in to this service, and who tried. */
@ApplicationScoped
class SignInAudit {

    private final AuditTrail trail;

    SignInAudit(AuditTrail trail) {
        this.trail = trail;
    }

    void record(@ObservesAsync SignIn signIn) {
        boolean accepted = signIn.outcome() == SignIn.Outcome.ACCEPTED;
        trail.add(new AuditEntry(
                null,
                signIn.at(),
                signIn.attempt().account(),
                "SIGN IN",
                signIn.attempt().address(),
                accepted ? Outcome.ACCEPTED : Outcome.REFUSED,
                signIn.delay().isZero()
                        ? null
                        : "the next attempt is looked at in " + signIn.delay().toSeconds() + " s"));
    }
}
