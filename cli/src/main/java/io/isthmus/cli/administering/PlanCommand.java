package io.isthmus.cli.administering;

import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.RestorationPlan.Status;
import java.time.Duration;

/** What every command about the plan of a migration has that puts back what was written. */
abstract class PlanCommand extends OneMigration.ByOption {

    private static final Duration TIMEOUT = Duration.ofHours(24);

    final String plan(String below) {
        return path("/rollback/plan" + below);
    }

    final RestorationPlan now() {
        return api().get(plan(""), RestorationPlan.class);
    }

    /** The answer, and whether a person has to look. */
    final int answer(RestorationPlan plan) {
        session().answer(plan, RestorationText.of(plan));
        return exitCode(plan);
    }

    final RestorationPlan awaited(String what, Status passing) {
        RestorationPlan ended = Completion.of(
                what,
                TIMEOUT,
                this::now,
                plan -> plan.status() != passing || stuck(plan),
                plan -> session()
                        .progress(
                                what,
                                Math.max(
                                        0,
                                        plan.progress().objects()
                                                - plan.progress().total()),
                                plan.progress().objects()));
        session().progressEnded();
        return ended;
    }

    /** Nothing more is written until somebody looks: what pends has changed since the approval. */
    private static boolean stuck(RestorationPlan plan) {
        return plan.status() == Status.RESTORING
                && plan.begunAt() == null
                && plan.digest() != null
                && plan.approval() != null
                && plan.progress().total() > 0
                && !plan.isApproved(plan.digest());
    }

    static int exitCode(RestorationPlan plan) {
        return switch (plan.status()) {
            case PREPARED -> plan.progress().total() == 0 ? ExitCode.DONE : ExitCode.ATTENTION;
            case PREPARING, APPROVED, DONE -> ExitCode.DONE;
            case RESTORING -> plan.progress().failed() > 0 ? ExitCode.ATTENTION : ExitCode.DONE;
        };
    }
}
