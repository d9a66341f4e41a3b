package io.isthmus.migration.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.export.GateState.Hold;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.clients.ServiceFault;
import io.isthmus.migration.console.Landscape;
import io.isthmus.migration.console.Seen;
import io.isthmus.migration.console.SyncStatus;
import io.isthmus.migration.console.Tone;
import io.isthmus.migration.console.overview.Overview.Attention;
import io.isthmus.migration.console.overview.Overview.Stage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the overview says of what was seen. */
class OverviewWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:40:12Z");
    private static final Hold DELETIONS =
            new Hold(Code.DELETION_THRESHOLD_EXCEEDED, "held: 612 deletions, limit 500", "Approve them.");
    private static final Hold STAGING = new Hold(Code.STAGING_MODE, "staging mode: nothing is written", "Leave it.");

    @Test
    void the_gate_is_told_in_the_words_of_its_holds() {
        assertThat(gate(true, false).sentence()).startsWith("open");
        assertThat(gate(false, true, STAGING, DELETIONS).sentence()).isEqualTo("staging mode: nothing is written");
        assertThat(gate(false, false, DELETIONS).sentence()).isEqualTo("held: 612 deletions, limit 500");
        assertThat(gate(false, false, DELETIONS).tone()).isEqualTo(Tone.WARNING);
    }

    @Test
    void an_export_service_that_is_away_leaves_the_gate_unknown_and_is_told_once() {
        Seen<GateState> away = new Seen.Unknown<>(
                Problem.of(ServiceFault.unreachable("export-service", "x", new IOException("refused"))));
        Overview overview = overview(away, List.of(), null);

        assertThat(overview.gate().sentence()).startsWith("not known");
        assertThat(overview.attention())
                .extracting(Attention::title)
                .containsOnlyOnce("export-service does not answer");
    }

    @Test
    void nobody_exporting_comes_first_and_says_since_when() {
        ExportControl nobody = new ExportControl("cloud", null, 4, NOW.minusSeconds(3600), "blue", true);
        Overview overview = overview(known(false, false, DELETIONS), List.of(), nobody);

        assertThat(overview.attention().getFirst().title())
                .isEqualTo("Nobody exports to cloud since 2026-11-21 05:40:12 Z");
        assertThat(overview.attention()).anySatisfy(each -> {
            assertThat(each.title()).isEqualTo("Nothing is written");
            assertThat(each.href()).isEqualTo("/console/pending-exports?operation=DELETE");
        });
    }

    @Test
    void a_restoration_in_force_is_told_with_what_it_means_for_a_promotion() {
        ExportControl restoring = new ExportControl("cloud", "blue", 5, NOW, null, true, "plan-1");
        Overview overview = overview(
                new Seen.Known<>(new GateState(true, false, 5, "blue", List.of(), "plan-1")), List.of(), restoring);

        assertThat(overview.gate().sentence()).startsWith("open for a restoration");
        assertThat(overview.attention()).singleElement().satisfies(each -> {
            assertThat(each.title()).startsWith("A restoration is in force since");
            assertThat(each.detail()).contains("nothing else");
            assertThat(each.whatToDo()).contains("a promotion is refused");
            assertThat(each.href()).isEqualTo("/console/rollback");
        });
    }

    @Test
    void a_plan_that_is_only_prepared_is_told_too() {
        ExportControl nobody = new ExportControl("cloud", null, 5, NOW, "blue", true);
        Seen<GateState> staging = new Seen.Known<>(new GateState(false, true, 5, null, List.of(STAGING), "plan-1"));

        assertThat(overview(staging, List.of(), nobody).attention())
                .extracting(Attention::title)
                .contains("A plan to put back what was written is prepared");
    }

    @Test
    void only_the_latest_run_of_a_kind_asks_for_attention() {
        Overview overview = overview(
                known(true, false),
                List.of(run("new", RunStatus.SUCCEEDED, 60), run("old", RunStatus.FAILED, 600)),
                null);

        assertThat(overview.calm()).isTrue();
    }

    @Test
    void the_pipeline_flows_from_sources_to_target_and_tells_the_last_change() {
        Overview overview = overview(known(true, false), List.of(run("r", RunStatus.SUCCEEDED, 240)), null);

        assertThat(overview.stages())
                .extracting(Stage::key)
                .containsExactly("sources", "changes", "synchronization", "pending", "target");
        assertThat(overview.stages().get(0).figure()).isEqualTo("2,000");
        assertThat(overview.stages().get(1).facts().getFirst().value()).isEqualTo("4 min ago");
        assertThat(overview.stages().get(2).moving()).isTrue();
    }

    private static GateWords gate(boolean open, boolean staging, Hold... holds) {
        return GateWords.of(known(open, staging, holds));
    }

    private static Seen<GateState> known(boolean open, boolean staging, Hold... holds) {
        return new Seen.Known<>(new GateState(open, staging, 1, null, List.of(holds)));
    }

    private static Overview overview(Seen<GateState> gate, List<Run> runs, ExportControl control) {
        return Overview.of(
                new Landscape(
                        NOW,
                        "blue",
                        new Seen.Known<>(
                                Optional.of(new SettingsDocument(1, null, null, null, null, null, null, null, null))),
                        Optional.ofNullable(control),
                        Optional.empty(),
                        new Seen.Known<>(new SyncStatus(
                                true,
                                false,
                                0,
                                List.of(new SyncStatus.Source(
                                        "contoso",
                                        Map.of("user", 2_000L),
                                        0,
                                        0,
                                        0,
                                        NOW,
                                        NOW.minusSeconds(240),
                                        "DIRSYNC",
                                        null,
                                        NOW.minusSeconds(240),
                                        null)),
                                Map.of("user", 2_000L),
                                1_990,
                                0,
                                7,
                                false)),
                        gate,
                        new Seen.Known<>(new PendingExportSummary("d", List.of(), 0, 0, 0, NOW)),
                        runs,
                        List.of()),
                ZoneOffset.UTC);
    }

    private static Run run(String id, RunStatus status, long secondsAgo) {
        Instant at = NOW.minusSeconds(secondsAgo);
        return new Run(
                id,
                "blue",
                "sync-service",
                RunProfile.DELTA_IMPORT,
                "contoso",
                status,
                at,
                at,
                List.of(),
                Map.of("updated", 3L),
                List.of(),
                null);
    }
}
