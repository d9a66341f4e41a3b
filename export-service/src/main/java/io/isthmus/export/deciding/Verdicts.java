package io.isthmus.export.deciding;

import io.isthmus.chassis.configlog.AppendResult;
import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.config.ConfigChange.PersonDecided;
import io.isthmus.contracts.export.PersonVerdict;
import io.isthmus.export.receiving.DesiredStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Says in the config log what somebody says of a person, where a lost database comes by it again, and keeps the copy that
 * comparisons read up to date.
 */
@ApplicationScoped
public class Verdicts {

    /** Each lost race means that somebody else's change was taken; people are not that fast. */
    private static final int MOST_RACES = 10;

    private final ConfigLog log;
    private final DeploymentConfig deployment;
    private final VerdictStore store;
    private final DesiredStore desired;

    Verdicts(ConfigLog log, DeploymentConfig deployment, VerdictStore store, DesiredStore desired) {
        this.desired = desired;
        this.log = log;
        this.deployment = deployment;
        this.store = store;
    }

    /** Takes what was said since the last time, and has leavers compared whose grace is over; nothing before the log is read to its end. */
    public void refresh() {
        if (log.loaded()) {
            store.take(log.state().verdictsOf(deployment.deployment()));
            desired.endGraces(Instant.now());
        }
    }

    /** @param author the signed-in name */
    public void say(PersonVerdict verdict, String author) {
        PersonDecided said = decided(verdict);
        Person person = store.find(said.targetAnchor()).orElseThrow(() -> unknown(said.targetAnchor()));
        if (!person.answers(said)) {
            throw anotherCase(said);
        }
        for (int races = 1; ; races++) {
            AppendResult result = log.append(log.state().revision(), author, verdict.comment(), said);
            if (result instanceof AppendResult.Refused refused) {
                if (races == MOST_RACES) {
                    throw busy(refused);
                }
            } else {
                return;
            }
        }
    }

    private PersonDecided decided(PersonVerdict verdict) {
        if (verdict.targetAnchor() == null || verdict.verdict() == null) {
            throw incomplete("fields targetAnchor and verdict are needed");
        }
        PersonDecided said = new PersonDecided(
                deployment.deployment(),
                verdict.targetAnchor(),
                verdict.verdict(),
                verdict.formerAnchor(),
                verdict.deleteAfter());
        said.completeness().refusal().ifPresent(refusal -> {
            throw incomplete(refusal.sentence());
        });
        return said;
    }

    private static ProblemException incomplete(String detail) {
        return new ProblemException(
                400,
                "VERDICT_INCOMPLETE",
                "It is not clear what is said, and of whom",
                detail,
                "give targetAnchor and verdict: SAME_PERSON or SOMEBODY_ELSE with formerAnchor, KEPT with deleteAfter, or"
                        + " UNDECIDED");
    }

    private static ProblemException unknown(String targetAnchor) {
        return new ProblemException(
                404,
                "PERSON_UNKNOWN",
                "There is no such person",
                "nothing was ever desired with target anchor " + targetAnchor,
                "give the target anchor as the pending exports name it");
    }

    private static ProblemException anotherCase(PersonDecided said) {
        return new ProblemException(
                409,
                "PERSON_CHANGED",
                "The case of this person is another one by now",
                said.verdict() + " does not answer what is open of " + said.targetAnchor(),
                "look at the pending exports again and say it of what is there now");
    }

    private static ProblemException busy(AppendResult.Refused refused) {
        return new ProblemException(
                409,
                "CONFIG_CONFLICT",
                "The config log has changed in the meantime",
                refused.reason() + "; the log is at revision " + refused.currentRevision(),
                "repeat it");
    }
}
