package io.isthmus.migration.workflow;

import static io.isthmus.contracts.migration.MigrationStep.Name.ANALYZE;
import static io.isthmus.contracts.migration.MigrationStep.Name.INITIAL_RUN;
import static io.isthmus.contracts.migration.MigrationStep.Name.VERIFY;
import static io.isthmus.migration.migrating.WalkedMigrations.AT;
import static io.isthmus.migration.migrating.WalkedMigrations.begin;
import static io.isthmus.migration.migrating.WalkedMigrations.running;
import static io.isthmus.migration.migrating.WalkedMigrations.upTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.migration.migrating.Abandonment;
import io.isthmus.migration.migrating.Facts.ExportedDocument;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationState.Abandoned;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.StepEvidence;
import io.isthmus.migration.migrating.StepRefused;
import io.isthmus.migration.migrating.StepState;
import io.isthmus.migration.migrating.store.KeptMigration;
import io.isthmus.migration.migrating.store.Migrations.Change;
import io.isthmus.migration.operations.NotedChecklists;
import io.isthmus.migration.steps.ImmediateStep;
import io.isthmus.migration.steps.ImmediateStep.Result;
import io.isthmus.migration.steps.StepDone;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StepTriggerTest {

    private static final Clock CLOCK = Clock.fixed(AT, ZoneOffset.UTC);
    private static final StepEvidence EVIDENCE = new StepEvidence.Retired(AT, "gone");

    private final NotedChecklists handedOver = new NotedChecklists();
    private final FiredEvents<StepDone> done = new FiredEvents<>();
    private KeptMigration stored;

    @Test
    void a_step_that_succeeds_is_done_with_its_evidence_and_tells_so() {
        StepTrigger trigger = analyzing(call ->
                new Result.ExportResult(EVIDENCE, call.migration().facts().with(new ExportedDocument("a: 1"))));

        StepTrigger.Answer answer = triggered(trigger, ANALYZE);

        assertThat(answer.goesOn()).isFalse();
        assertThat(answer.migration()).isEqualTo(stored.now());
        assertThat(stored.now().step(ANALYZE)).isInstanceOf(StepState.Done.class);
        assertThat(stored.now().facts().find(ExportedDocument.class)).contains(new ExportedDocument("a: 1"));
        assertThat(done.fired()).containsExactly(new StepDone("m", ANALYZE));
        assertThat(handedOver.published).extracting(Notice::code).containsExactly("STEP_DONE");
    }

    @Test
    void it_is_stored_as_running_before_its_work_is_done() {
        StepTrigger trigger = analyzing(call -> {
            assertThat(stored.now().step(ANALYZE)).isInstanceOf(StepState.Running.class);
            return new Result.ExportResult(EVIDENCE, call.migration().facts());
        });

        triggered(trigger, ANALYZE);

        assertThat(done.fired()).hasSize(1);
    }

    @Test
    void a_step_that_does_not_succeed_has_failed_and_what_it_settled_stays_settled() {
        StepTrigger trigger = analyzing(call -> new Result.NotSettled(
                422,
                new Failure("X", "it is so", "Mend it."),
                EVIDENCE,
                call.migration().facts().with(new ExportedDocument("a: 1"))));

        assertThatExceptionOfType(StepRefused.class)
                .isThrownBy(() -> triggered(trigger, ANALYZE))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(422));

        assertThat(failure().code()).isEqualTo("X");
        assertThat(stored.now().facts().find(ExportedDocument.class)).contains(new ExportedDocument("a: 1"));
        assertThat(done.fired()).isEmpty();
        assertThat(handedOver.published).extracting(Notice::code).containsExactly("X");
    }

    @Test
    void a_step_that_is_refused_keeps_why() {
        StepTrigger trigger = analyzing(call -> {
            throw new StepRefused("NOT_NOW", "it is too early", "Wait.");
        });

        assertRefused("NOT_NOW", trigger, ANALYZE);

        assertThat(failure()).isEqualTo(new Failure("NOT_NOW", "it is too early", "Wait."));
    }

    @Test
    void a_step_that_fails_unexpectedly_tells_nothing_secret_and_can_be_triggered_again() {
        StepTrigger trigger = analyzing(call -> {
            throw new IllegalStateException("secret detail");
        });

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatIllegalStateException().isThrownBy(() -> triggered(trigger, ANALYZE));
            assertThat(failure().code()).isEqualTo("UNEXPECTED");
            assertThat(failure().message()).contains("IllegalStateException").doesNotContain("secret detail");
        }
    }

    @Test
    void what_is_given_up_while_a_step_works_stays_given_up() {
        StepTrigger trigger = analyzing(call -> {
            stored.change("m", now -> Change.to(abandoned(now), now));
            return new Result.ExportResult(EVIDENCE, call.migration().facts());
        });

        triggered(trigger, ANALYZE);

        assertThat(stored.now()).isInstanceOf(Abandoned.class);
    }

    @Test
    void a_step_whose_work_other_services_do_is_followed_behind_the_answer() {
        StepTrigger.Answer answer = triggered(trigger(upTo(INITIAL_RUN, begin(Path.PARALLEL))), INITIAL_RUN);

        assertThat(answer.goesOn()).isTrue();
        assertThat(handedOver.followed).containsExactly(INITIAL_RUN);
        assertThat(stored.now().step(INITIAL_RUN)).isInstanceOf(StepState.Running.class);
    }

    @Test
    void a_repeated_trigger_works_nothing_and_says_whether_the_work_goes_on() {
        assertThat(triggered(trigger(running(INITIAL_RUN, begin(Path.PARALLEL))), INITIAL_RUN)
                        .goesOn())
                .isTrue();
        assertThat(triggered(trigger(upTo(VERIFY, begin(Path.PARALLEL))), INITIAL_RUN)
                        .goesOn())
                .isFalse();

        assertThat(handedOver.followed).isEmpty();
        assertThat(done.fired()).isEmpty();
    }

    @Test
    void a_step_out_of_order_and_a_migration_that_nobody_knows_are_refused() {
        StepTrigger trigger = trigger(begin(Path.PARALLEL));

        assertRefused("STEP_MISSING", trigger, VERIFY);
        assertThatExceptionOfType(StepRefused.class)
                .isThrownBy(() -> trigger.trigger("another", ANALYZE, false, null, "anna"))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(404));
        assertThat(stored.now()).isEqualTo(begin(Path.PARALLEL));
    }

    private static StepTrigger.Answer triggered(StepTrigger trigger, Name step) {
        return trigger.trigger("m", step, false, null, "anna");
    }

    private static void assertRefused(String code, StepTrigger trigger, Name step) {
        assertThatExceptionOfType(StepRefused.class)
                .isThrownBy(() -> triggered(trigger, step))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static MigrationState abandoned(MigrationState migration) {
        return ((Abandonment.Accepted) ((InProgress) migration).abandon("anna", "regretted", AT)).migration();
    }

    private Failure failure() {
        return ((StepState.Failed) stored.now().step(ANALYZE)).failure();
    }

    private StepTrigger analyzing(Function<ImmediateStep.Call, Result> work) {
        ImmediateStep step = new ImmediateStep() {
            @Override
            public Name name() {
                return ANALYZE;
            }

            @Override
            public Result perform(Call call) {
                return work.apply(call);
            }
        };
        return trigger(begin(Path.PARALLEL), step);
    }

    private StepTrigger trigger(InProgress migration, ImmediateStep... steps) {
        stored = new KeptMigration(migration);
        return new StepTrigger(
                stored,
                List.of(steps),
                handedOver.runner(),
                handedOver.checklists(),
                handedOver.notices(CLOCK),
                done,
                CLOCK);
    }
}
