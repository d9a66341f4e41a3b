package io.isthmus.migration.steps;

import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.ReCreation;
import io.isthmus.contracts.migration.StepBody.ReCreate;
import io.isthmus.migration.configuration.Configurations;
import io.isthmus.migration.migrating.Facts;
import io.isthmus.migration.migrating.ReCreations;
import io.isthmus.migration.migrating.StepJudgement;
import io.isthmus.migration.migrating.StepJudgement.NotPassed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** RE_CREATE: a person has said of each thing that was not carried over what became of it. */
@ApplicationScoped
class ReCreateStep implements ImmediateStep {

    private final Configurations configurations;

    ReCreateStep(Configurations configurations) {
        this.configurations = configurations;
    }

    @Override
    public Name name() {
        return Name.RE_CREATE;
    }

    @Override
    public Result perform(Call call) {
        ReCreate body = call.body() == null ? new ReCreate(Map.of(), null) : call.required(ReCreate.class);
        List<ReCreation> before = configurations.reCreations(call.facts());
        if (ReCreations.unknownIn(before, body.items()) instanceof NotPassed unknown) {
            return new Result.NotSettled(422, unknown.failure(), null);
        }
        Facts decided = call.facts().withReCreated(body.items());
        StepJudgement judgement = ReCreations.judge(configurations.reCreations(decided), body.comment());
        return switch (judgement) {
            case StepJudgement.Passed passed -> new Result.ExportResult(passed.evidence(), decided);
            // what was said already stays
            case NotPassed open -> new Result.NotSettled(409, open.failure(), open.evidence(), decided);
        };
    }
}
