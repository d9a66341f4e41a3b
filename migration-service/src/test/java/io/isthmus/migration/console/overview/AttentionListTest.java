package io.isthmus.migration.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.export.GateState.Hold;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Landscape;
import io.isthmus.migration.console.Seen;
import io.isthmus.migration.console.SyncStatus;
import io.isthmus.migration.console.Tone;
import io.isthmus.migration.console.overview.Overview.Attention;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttentionListTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:40:12Z");
    private static final SettingsDocument SETTINGS =
            new SettingsDocument(1, null, null, null, null, null, null, null, null);

    private Seen<Optional<SettingsDocument>> settings = new Seen.Known<>(Optional.of(SETTINGS));
    private Seen<SyncStatus> sync = sync(false, null);
    private Seen<GateState> gate = new Seen.Known<>(new GateState(true, false, 1, "blue", List.of()));
    private ExportControl control = new ExportControl("cloud", "blue", 3, NOW.minusSeconds(600), null, true);
    private List<Run> runs = List.of();
    private List<Notice> notices = List.of();

    @Test
    void where_all_is_well_nothing_needs_anybody() {
        assertThat(attention()).isEmpty();
    }

    @Test
    void the_worst_comes_first() {
        sync = sync(true, "last full import 9 d ago");
        runs = List.of(run("full", RunProfile.FULL_IMPORT, RunStatus.FAILED));

        assertThat(attention()).extracting(Attention::tone).containsExactly(Tone.BAD, Tone.WARNING, Tone.NEUTRAL);
    }

    @Test
    void a_service_that_is_away_is_named_by_its_problem_and_told_once_for_all_questions() {
        sync = away("sync-service");
        gate = away("export-service");

        assertThat(attention())
                .extracting(Attention::title)
                .containsExactly("sync-service does not answer", "export-service does not answer");
        assertThat(attention().getFirst().whatToDo()).startsWith("Start sync-service, ");
    }

    @Test
    void a_question_that_has_failed_without_a_service_is_told_all_the_same() {
        settings = new Seen.Unknown<>(Problem.of(
                new ProblemException(503, "CONFIG_NOT_LOADED", "Not read", "the log is not read yet", "Wait.")));

        assertThat(attention()).singleElement().satisfies(each -> {
            assertThat(each.title()).isEqualTo("A service does not answer");
            assertThat(each.detail()).isEqualTo("the log is not read yet");
            assertThat(each.whatToDo()).isEqualTo("Wait.");
        });
    }

    @Test
    void every_hold_of_a_closed_gate_is_told_with_the_page_where_it_is_settled() {
        gate = new Seen.Known<>(new GateState(
                false,
                false,
                1,
                "blue",
                List.of(
                        new Hold(Code.FOREIGN_EXPORTER, "somebody else exports", "Find out who."),
                        new Hold(Code.RESTORATION_NOT_APPROVED, "not approved", "Approve it."))));

        assertThat(attention()).extracting(Attention::title).containsOnly("Nothing is written");
        assertThat(attention()).extracting(Attention::href).containsExactly("/console/operations", "/console/rollback");
    }

    @Test
    void staging_mode_is_no_alarm() {
        gate = new Seen.Known<>(
                new GateState(false, true, 1, null, List.of(new Hold(Code.STAGING_MODE, "staging mode", "Leave it."))));

        assertThat(attention()).isEmpty();
    }

    @Test
    void a_deployment_without_settings_and_migration_is_told_how_to_begin() {
        settings = new Seen.Known<>(Optional.empty());

        assertThat(attention()).singleElement().satisfies(each -> {
            assertThat(each.title()).isEqualTo("Nothing is configured yet");
            assertThat(each.href()).isEqualTo("/console/migration");
        });
    }

    @Test
    void who_is_gone_and_kept_is_told_and_leads_to_the_people() {
        sync = new Seen.Known<>(new SyncStatus(
                true,
                false,
                0,
                List.of(new SyncStatus.Source(
                        "con toso", Map.of("user", 9L), 0, 0, 3, NOW, NOW, "USN", null, NOW, null)),
                Map.of("user", 9L),
                9,
                0,
                0,
                false));

        assertThat(attention()).singleElement().satisfies(each -> {
            assertThat(each.title()).isEqualTo("3 objects of con toso no longer found, and kept");
            assertThat(each.href()).isEqualTo("/console/departures?source=con+toso");
        });
    }

    @Test
    void only_recent_notices_that_matter_are_told_and_no_more_than_five() {
        notices = List.of(
                notice("1", Notice.Severity.INFO, "CONSUMER_MOVES", 60),
                notice("2", Notice.Severity.ERROR, "NOBODY_EXPORTS", 60),
                notice("3", Notice.Severity.ERROR, "POISON_MESSAGE", 25 * 3_600),
                notice("4", Notice.Severity.ERROR, "POISON_MESSAGE", 120),
                notice("5", Notice.Severity.WARNING, "POISON_MESSAGE", 180),
                notice("6", Notice.Severity.WARNING, "POISON_MESSAGE", 180),
                notice("7", Notice.Severity.WARNING, "POISON_MESSAGE", 180),
                notice("8", Notice.Severity.WARNING, "POISON_MESSAGE", 180),
                notice("9", Notice.Severity.WARNING, "POISON_MESSAGE", 180));

        assertThat(attention()).hasSize(5);
        assertThat(attention().getFirst().title()).isEqualTo("Poison message, 2 min ago");
    }

    @Test
    void what_a_run_with_errors_left_behind_leads_to_that_run() {
        runs = List.of(run("r-1", RunProfile.EXPORT, RunStatus.COMPLETED_WITH_ERRORS));

        assertThat(attention()).singleElement().satisfies(each -> {
            assertThat(each.title()).isEqualTo("Export of contoso: 3 objects with errors");
            assertThat(each.href()).isEqualTo("/console/operations/r-1");
        });
    }

    private List<Attention> attention() {
        return AttentionList.of(
                new Landscape(
                        NOW,
                        "blue",
                        settings,
                        Optional.of(control),
                        Optional.empty(),
                        sync,
                        gate,
                        new Seen.Known<>(new PendingExportSummary("d", List.of(), 0, 0, 0, NOW)),
                        runs,
                        notices),
                new InWords(NOW, ZoneOffset.UTC));
    }

    private static Seen<SyncStatus> sync(boolean fullSynchronizationNeeded, String staleness) {
        var source = new SyncStatus.Source(
                "contoso", Map.of("user", 2L), 0, 0, 0, NOW, NOW, "SYNCREPL", null, NOW, staleness);
        return new Seen.Known<>(new SyncStatus(
                true, false, 0, List.of(source), Map.of("user", 2L), 2, 0, 0, fullSynchronizationNeeded));
    }

    private static <T> Seen<T> away(String service) {
        return new Seen.Unknown<>(Problem.of(new ProblemException(
                503,
                "SERVICE_UNREACHABLE",
                "Another service could not do its part",
                service + " cannot be reached",
                "Start it, then trigger the step again.",
                Map.of(Problem.SERVICE, service))));
    }

    private static Notice notice(String id, Notice.Severity severity, String code, long secondsAgo) {
        return new Notice(
                id, "blue", "sync-service", severity, code, "something", "Do something.", NOW.minusSeconds(secondsAgo));
    }

    private static Run run(String id, RunProfile profile, RunStatus status) {
        return new Run(
                id,
                "blue",
                "a-service",
                profile,
                "contoso",
                status,
                NOW,
                NOW,
                List.of(),
                Map.of("errors", 3L),
                List.of(),
                "why");
    }
}
