package io.isthmus.migration.steps;

import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody.Retire;
import io.isthmus.migration.migrating.Facts.Retirement;
import io.isthmus.migration.migrating.StepEvidence.Retired;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** RETIRE_OLD_TOOL: a person confirms what no service can see, that the old tool is gone. */
@ApplicationScoped
class RetireStep implements ImmediateStep {

    private final Clock clock;

    RetireStep(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Name name() {
        return Name.RETIRE_OLD_TOOL;
    }

    @Override
    public Result perform(Call call) {
        Retire body = call.required(Retire.class);
        if (!body.confirmed()) {
            return Result.notSettled(
                    409,
                    "NOT_CONFIRMED",
                    "nobody has confirmed that the old tool is retired",
                    "Uninstall it (if a synchronization runs there, wait until it has ended), then trigger"
                            + " RETIRE_OLD_TOOL with {\"confirmed\": true}.");
        }
        Instant now = clock.instant();
        return new Result.ExportResult(
                new Retired(now, body.comment()), call.facts().with(new Retirement(now)));
    }
}
