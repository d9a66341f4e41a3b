package io.isthmus.migration.migrating;

import static io.isthmus.migration.migrating.Judgement.notPassed;

import io.isthmus.contracts.migration.StepBody.ChooseInstallation;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation.Kind;
import io.isthmus.migration.migrating.Evidence.InstallationChosen;
import io.isthmus.migration.migrating.Judgement.Passed;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an installation without an old tool may be done in the way that was chosen. Express is advised for one forest,
 * with an enterprise admin, for fewer than {@value #CUSTOM_FROM} objects, where synchronization of password hashes is wanted
 * (the published conditions of the former product's express installation); what is not known does not speak for it. Custom
 * is always possible.
 */
public final class InstallationJudgement {

    /** From so many objects on, custom. */
    public static final long CUSTOM_FROM = 100_000;

    private InstallationJudgement() {}

    /**
     * @param sources names of those of the document
     * @param sha256 of the document that was built from the body
     */
    public static Judgement judge(ChooseInstallation body, List<String> sources, String sha256) {
        List<String> against = againstExpress(body);
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
                body.kind(),
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
    public static List<String> againstExpress(ChooseInstallation body) {
        List<String> against = new ArrayList<>();
        if (body.forests() == null || body.forests() != 1) {
            against.add(
                    body.forests() == null
                            ? "how many forests there are is not known"
                            : "there are " + body.forests() + " forests, and express is for one");
        }
        if (body.objects() == null || body.objects() >= CUSTOM_FROM) {
            against.add(
                    body.objects() == null
                            ? "the number of objects is not known"
                            : "there are " + body.objects() + " objects, and express is for fewer than " + CUSTOM_FROM);
        }
        unless(body.enterpriseAdmin(), "an enterprise admin is needed", against);
        unless(body.passwordHashSync(), "synchronization of password hashes has to be wanted", against);
        return List.copyOf(against);
    }

    private static void unless(Boolean so, String otherwise, List<String> against) {
        if (!Boolean.TRUE.equals(so)) {
            against.add(otherwise + (so == null ? ", which nobody has said" : ""));
        }
    }
}
