package io.isthmus.migration.steps;

import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.migration.migrating.Facts;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.StepEvidence;
import io.isthmus.migration.migrating.StepJudgement;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A step whose work is done within the request. Doing it twice does no harm: a crash may make it so. */
public interface ImmediateStep {

    Name name();

    /** @throws io.isthmus.chassis.problem.ProblemException when the work cannot be done; the step has failed then */
    Result perform(Call call);

    /**
     * @param migration with this step running
     * @param body none where the step takes none or none was sent
     * @param by the signed-in name
     */
    record Call(InProgress migration, @Nullable StepBody body, String by) {

        /** The body of a step that takes none without. */
        <B extends StepBody> B required(Class<B> type) {
            return type.cast(Objects.requireNonNull(body, "a body that StepBodies requires"));
        }

        /** The body as the step's own type, if one was sent. */
        <B extends StepBody> @Nullable B body(Class<B> type) {
            return type.cast(body);
        }

        Facts facts() {
            return migration.facts();
        }

        Path path() {
            return migration.about().path();
        }

        /** For the config log: why this change was made. */
        String reason(Name step) {
            return "migration " + migration.about().name() + " ("
                    + migration.about().id() + "): " + step;
        }
    }

    /** What came of it. */
    sealed interface Result {

        record ExportResult(StepEvidence evidence, Facts facts) implements Result {}

        /**
         * @param status of the HTTP answer
         * @param facts what is settled all the same
         */
        record NotSettled(
                int status,
                Failure failure,
                @Nullable StepEvidence evidence,
                @Nullable Facts facts) implements Result {

            NotSettled(int status, Failure failure, @Nullable StepEvidence evidence) {
                this(status, failure, evidence, null);
            }
        }

        static Result of(StepJudgement judgement, Function<StepEvidence, Facts> facts) {
            return switch (judgement) {
                case StepJudgement.Passed passed -> new ExportResult(passed.evidence(), facts.apply(passed.evidence()));
                case StepJudgement.NotPassed not -> new NotSettled(409, not.failure(), not.evidence());
            };
        }

        /** The same, and the facts are so whether it passes or not. */
        static Result of(StepJudgement judgement, Facts facts) {
            return switch (judgement) {
                case StepJudgement.Passed passed -> new ExportResult(passed.evidence(), facts);
                case StepJudgement.NotPassed not -> new NotSettled(409, not.failure(), not.evidence(), facts);
            };
        }

        static Result notSettled(int status, String code, String message, String whatToDo) {
            return new NotSettled(status, new Failure(code, message, whatToDo), null);
        }
    }
}
