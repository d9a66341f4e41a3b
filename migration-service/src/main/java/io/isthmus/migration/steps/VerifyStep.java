package io.isthmus.migration.steps;

import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody.Acknowledge;
import io.isthmus.migration.clients.RunServices;
import io.isthmus.migration.migrating.Checklist;
import io.isthmus.migration.migrating.Operation;
import io.isthmus.migration.migrating.VerificationJudgement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** VERIFY: the operations of the initial run were without errors, as the services that did them say now. */
@ApplicationScoped
class VerifyStep implements ImmediateStep {

    private final RunServices services;

    VerifyStep(RunServices services) {
        this.services = services;
    }

    @Override
    public Name name() {
        return Name.VERIFY;
    }

    @Override
    public Result perform(Call call) {
        Checklist initialRun =
                Checklist.from(call.migration().step(Name.INITIAL_RUN).evidenceSoFar());
        List<Operation> asOfNow =
                initialRun.operations().stream().map(this::asOfNow).toList();
        return Result.of(VerificationJudgement.judge(asOfNow, call.body(Acknowledge.class)), evidence -> call.facts());
    }

    /** A run that its service has forgotten since still counts as it was seen to end. */
    private Operation asOfNow(Operation operation) {
        return services.of(operation)
                .find(operation.requireRunId())
                .map(operation::as)
                .orElse(operation);
    }
}
