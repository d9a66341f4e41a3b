package io.isthmus.migration.migrating;

import static io.isthmus.migration.migrating.StepJudgement.notPassed;

import io.isthmus.contracts.analysis.InstallationAdvice;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation.Kind;
import io.isthmus.migration.migrating.StepEvidence.InstallationChosen;
import io.isthmus.migration.migrating.StepJudgement.Passed;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whether an installation without an old tool may be done in the way that was chosen. Express is for what advice has nothing
 * against, with an enterprise admin; what is not known speaks against it. Custom is always possible.
 */
public final class InstallationJudgement {

    private InstallationJudgement() {}

    /**
     * @param advice what the analyzer says of an installation with these facts
     * @param sources names of those of the document
     * @param sha256 of the document that was built from the body
     */
    public static StepJudgement judge(
            ChooseInstallation body, List<InstallationAdvice> advice, List<String> sources, String sha256) {
        List<String> against = againstExpress(body, advice);
        if (body.kind() == Kind.EXPRESS && !against.isEmpty()) {
            return notPassed(
                    "EXPRESS_NOT_ADVISED",
                    "an express installation does not suit: " + String.join("; ", against),
                    "Choose a custom installation: trigger CHOOSE_INSTALLATION with {\"kind\": \"CUSTOM\", …}.");
        }
        String decision = body.kind() == Kind.EXPRESS
                ? "express, as the advice allows: default rules, everything below the naming context"
                : against.isEmpty() ? "custom, though express would suit" : "custom, as advised";
        return new Passed(new InstallationChosen(
                Objects.requireNonNull(body.kind()),
                body.forests(),
                body.objects(),
                body.enterpriseAdmin(),
                body.passwordHashSync(),
                decision,
                against,
                sources,
                sha256));
    }

    /** In words, why not express; empty when nothing speaks against it. */
    private static List<String> againstExpress(ChooseInstallation body, List<InstallationAdvice> advice) {
        Stream<String> advised =
                advice.stream().filter(InstallationAdvice::againstExpress).map(InstallationAdvice::because);
        Stream<String> admin = Boolean.TRUE.equals(body.enterpriseAdmin())
                ? Stream.empty()
                : Stream.of("an enterprise admin is needed"
                        + (body.enterpriseAdmin() == null ? ", which nobody has said" : ""));
        return Stream.concat(advised, admin).toList();
    }
}
