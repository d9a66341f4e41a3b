package io.isthmus.migration.steps;

import static java.util.Objects.requireNonNull;

import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody.CloudCredentials;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.migration.clients.CredentialChecks;
import io.isthmus.migration.configuration.CarriedOverSettings;
import io.isthmus.migration.configuration.PreparedSettings;
import io.isthmus.migration.migrating.CredentialsJudgement;
import io.isthmus.migration.migrating.Facts.TriedTarget;
import io.isthmus.migration.migrating.StepRefused;
import io.isthmus.migration.settings.SettingsCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** CLOUD_CREDENTIALS: export-service signs in at the target and looks around; nothing is changed there. */
@ApplicationScoped
class CloudCredentialsStep implements ImmediateStep {

    private final PreparedSettings prepared;
    private final CarriedOverSettings carriedOver;
    private final CredentialChecks checks;

    CloudCredentialsStep(PreparedSettings prepared, CarriedOverSettings carriedOver, CredentialChecks checks) {
        this.prepared = prepared;
        this.carriedOver = carriedOver;
        this.checks = checks;
    }

    @Override
    public Name name() {
        return Name.CLOUD_CREDENTIALS;
    }

    @Override
    public Result perform(Call call) {
        CloudCredentials body = call.body(CloudCredentials.class);
        @Nullable
        TargetSettings given = body != null && body.target() != null
                ? body.target()
                : prepared.settings(call.facts()).target();
        SettingsCheck.refuse(SettingsCheck.flawsOf(given));
        TargetSettings target = requireNonNull(given);
        if (call.path() == Path.SWING) {
            refuseAnotherTarget(carriedOver.settings(call.facts()), target);
        }
        // what was given is kept also when it fails: the cause may be elsewhere, and it is tried again without a body
        return Result.of(
                CredentialsJudgement.judge(List.of(checks.of(target))),
                call.facts().with(new TriedTarget(target)));
    }

    /** Whoever takes over from a deployment has to be governed by the same export control. */
    static void refuseAnotherTarget(SettingsDocument former, TargetSettings target) {
        if (former.target() != null && !Objects.equals(former.target().name(), target.name())) {
            throw StepRefused.unusable(
                    "TARGET_IS_ANOTHER",
                    "the deployment that is left exports to " + former.target().name() + ", not to " + target.name(),
                    "Name the target " + former.target().name()
                            + ": who may export is held by that name, for both deployments.");
        }
    }
}
