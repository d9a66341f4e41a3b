package io.isthmus.migration.steps;

import io.isthmus.contracts.migration.Configuration;
import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody.Ready;
import io.isthmus.migration.configuration.Configurations;
import io.isthmus.migration.migrating.Facts.ConfirmedConfiguration;
import io.isthmus.migration.migrating.StepEvidence.ConfigurationConfirmed;
import jakarta.enterprise.context.ApplicationScoped;

/** READY_TO_CONFIGURE: a person has looked at everything that is going to be applied, and confirms exactly that. */
@ApplicationScoped
class ReadyStep implements ImmediateStep {

    private final Configurations configurations;

    ReadyStep(Configurations configurations) {
        this.configurations = configurations;
    }

    @Override
    public Name name() {
        return Name.READY_TO_CONFIGURE;
    }

    @Override
    public Result perform(Call call) {
        Ready body = call.required(Ready.class);
        if (body.startAtOnce() && call.path() != Path.IN_PLACE) {
            return Result.notSettled(
                    422,
                    "NO_START_AT_ONCE",
                    "only an in-place migration can go on by itself: the others are looked at in staging mode first",
                    "Trigger READY_TO_CONFIGURE without startAtOnce.");
        }
        Configuration now = configurations.of(call.migration());
        if (!now.digest().equals(body.digest())) {
            return Result.notSettled(
                    409,
                    "CONFIGURATION_CHANGED",
                    "the configuration is not the one that was looked at: its digest is " + now.digest() + ", not "
                            + body.digest(),
                    "Look at GET /api/migrations/"
                            + call.migration().about().id()
                            + "/configuration, then trigger READY_TO_CONFIGURE with its digest.");
        }
        return new Result.ExportResult(
                evidence(now, body),
                call.facts().with(new ConfirmedConfiguration(now.digest(), body.startAtOnce() ? call.by() : null)));
    }

    private static ConfigurationConfirmed evidence(Configuration configuration, Ready body) {
        return new ConfigurationConfirmed(
                configuration.digest(),
                configuration.sources(),
                configuration.target(),
                configuration.notCarriedOver().stream()
                        .map(left -> left.what() + ": " + left.reason())
                        .toList(),
                configuration.objects(),
                configuration.estimatedMinutes(),
                body.startAtOnce(),
                body.comment());
    }
}
