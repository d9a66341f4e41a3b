package io.isthmus.migration.console.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.MigrationStep.Status;
import io.isthmus.migration.console.InWords;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class WizardTest {

    private static final Instant BEGUN = Instant.parse("2026-11-21T06:00:00Z");
    private static final InWords WORDS = new InWords(BEGUN.plusSeconds(600), ZoneOffset.UTC);

    @Test
    void the_form_of_the_due_step_is_offered_and_no_other() {
        Wizard wizard = wizard(
                null,
                step(Name.ANALYZE, Status.DONE),
                step(Name.EXPORT_SETTINGS, Status.READY),
                step(Name.VERIFY, Status.NOT_YET));

        assertThat(wizard.due().name()).isEqualTo(Name.EXPORT_SETTINGS);
        assertThat(wizard.steps()).filteredOn(Wizard.Step::offered).containsExactly(wizard.due());
    }

    @Test
    void a_step_that_runs_is_due_and_offers_no_form() {
        Wizard wizard = wizard(null, step(Name.INITIAL_RUN, Status.RUNNING));

        assertThat(wizard.due().name()).isEqualTo(Name.INITIAL_RUN);
        assertThat(wizard.due().offered()).isFalse();
    }

    @Test
    void a_step_that_is_done_can_be_asked_for_once_more() {
        Wizard wizard = wizard(Name.ANALYZE, step(Name.ANALYZE, Status.DONE), step(Name.EXPORT_SETTINGS, Status.READY));

        assertThat(wizard.due().name()).isEqualTo(Name.ANALYZE);
        assertThat(wizard.due().again()).isTrue();
        assertThat(wizard.due().offered()).isTrue();
    }

    @Test
    void a_step_that_is_not_done_cannot_be_asked_for_once_more() {
        Wizard wizard =
                wizard(Name.EXPORT_SETTINGS, step(Name.ANALYZE, Status.DONE), step(Name.EXPORT_SETTINGS, Status.READY));

        assertThat(wizard.due().again()).isFalse();
    }

    @Test
    void after_cutover_only_export_and_its_confirmation_can_be_repeated_and_nothing_abandoned() {
        Wizard wizard = wizard(
                null,
                step(Name.ANALYZE, Status.DONE),
                step(Name.LEAVE_STAGING, Status.DONE),
                step(Name.EXPORT, Status.DONE),
                step(Name.CONFIRM, Status.READY));

        assertThat(wizard.steps())
                .filteredOn(Wizard.Step::repeatable)
                .extracting(Wizard.Step::name)
                .containsExactly(Name.EXPORT);
        assertThat(wizard.abandonable()).isFalse();
    }

    @Test
    void the_stage_changes_with_the_due_step_and_with_its_state() {
        String ready = wizard(null, step(Name.ANALYZE, Status.READY)).stage();

        assertThat(wizard(null, step(Name.ANALYZE, Status.FAILED)).stage()).isNotEqualTo(ready);
        assertThat(wizard(null, step(Name.ANALYZE, Status.DONE), step(Name.VERIFY, Status.READY))
                        .stage())
                .isNotEqualTo(ready);
        assertThat(wizard(null, step(Name.ANALYZE, Status.READY)).stage()).isEqualTo(ready);
    }

    @Test
    void progress_is_a_share_only_where_the_end_is_known() {
        assertThat(progress(1_200, 2_000L)).isEqualTo(new Wizard.Progress("import: 1,200 of 2,000", 60));
        assertThat(progress(2_400, 2_000L).percent()).isEqualTo(100);
        assertThat(progress(1_200, null)).isEqualTo(new Wizard.Progress("import: 1,200", null));
        assertThat(progress(0, 0L).percent()).isNull();
    }

    @Test
    void only_an_admin_decides_who_exports() {
        assertThat(wizard(null, step(Name.LEAVE_STAGING, Status.READY)).due().needsAdmin())
                .isTrue();
        assertThat(wizard(null, step(Name.HAND_OVER, Status.READY)).due().needsAdmin())
                .isTrue();
        assertThat(wizard(null, step(Name.EXPORT, Status.READY)).due().needsAdmin())
                .isFalse();
    }

    @Test
    void what_the_analysis_says_of_the_old_database_is_shown() {
        ObjectNode evidence = JsonNodeFactory.instance.objectNode();
        evidence.putObject("database").put("message", "SQL Server on db1");
        MigrationStep analyzed = new MigrationStep(Name.ANALYZE, Status.DONE, BEGUN, BEGUN, "op", null, evidence, null);

        assertThat(wizard(null, analyzed, step(Name.VERIFY, Status.READY)).database())
                .isEqualTo("SQL Server on db1");
        assertThat(wizard(null, step(Name.ANALYZE, Status.DONE)).database()).isNull();
    }

    private static Wizard.Progress progress(long done, Long expected) {
        return wizard(
                        null,
                        new MigrationStep(
                                Name.INITIAL_RUN,
                                Status.RUNNING,
                                BEGUN,
                                null,
                                "op",
                                new MigrationStep.Progress("import", done, expected),
                                null,
                                null))
                .due()
                .progress();
    }

    private static MigrationStep step(Name name, Status status) {
        boolean begun = status != Status.READY && status != Status.NOT_YET;
        return new MigrationStep(
                name,
                status,
                begun ? BEGUN : null,
                status == Status.DONE ? BEGUN.plusSeconds(12) : null,
                begun ? "op" : null,
                null,
                null,
                null);
    }

    private static Wizard wizard(Name again, MigrationStep... steps) {
        Name current = List.of(steps).stream()
                .filter(step -> step.status() != Status.DONE)
                .findFirst()
                .map(MigrationStep::name)
                .orElse(null);
        return new Wizard(
                new Migration(
                        "m-1",
                        "Contoso",
                        "blue",
                        Migration.Path.PARALLEL,
                        null,
                        Migration.Status.IN_PROGRESS,
                        "an-1",
                        null,
                        current,
                        List.of(steps),
                        List.of(),
                        List.of(),
                        BEGUN,
                        null),
                again,
                WORDS);
    }
}
