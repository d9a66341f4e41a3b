package io.isthmus.migration.auditing;

import io.isthmus.chassis.access.SignIn;
import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.migration.auditing.AuditEntry.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

/** Records who signed in to the active instance, and who tried. One that stands by writes nothing; its log tells of failures. */
@ApplicationScoped
class SignInAudit {

    private final AuditTrail trail;
    private final InstanceLease instance;

    SignInAudit(AuditTrail trail, InstanceLease instance) {
        this.trail = trail;
        this.instance = instance;
    }

    void record(@ObservesAsync SignIn signIn) {
        if (instance.standsBy()) {
            return;
        }
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
