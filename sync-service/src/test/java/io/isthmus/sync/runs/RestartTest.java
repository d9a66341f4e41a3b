package io.isthmus.sync.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.operations.Operations;
import io.isthmus.chassis.outage.DatabaseOutage;
import io.isthmus.chassis.runs.RunReports;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.rules.RuleCatalog;
import io.isthmus.sync.runs.ImportMarkers.ArrivedImport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of runs when the service dies; what is kept, has arrived and is synchronized are plain lists here. */
class RestartTest {

    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final SettingsDocument SETTINGS = new SettingsDocument(
            1,
            List.of(new SourceSettings("hr", null, "ldap://x", false, null, null, null, null, null, null, 0)),
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    private final CurrentSettings settings =
            new CurrentSettings(() -> true, () -> Optional.of(new DeploymentSettings(1, SETTINGS, "somebody", NOW)));
    private final ListedRuns ledger = new ListedRuns();
    private final List<ArrivedImport> arrived = new ArrayList<>();
    private final List<String> synchronizedRuns = new ArrayList<>();
    private final ActiveRuns active = new ActiveRuns();
    private final RunReports reports = new RunReports(ledger, new Quiet(), "test", "sync-service", CLOCK);
    private final Worker worker = new Worker(() -> true, settings, new DatabaseOutage(failure -> false, () -> true));
    private final CurrentRules rules = new CurrentRules(new RuleCatalog());
    private final SyncRuns runs =
            new SyncRuns(settings, rules, null, active, ledger, null, reports, worker, "test", CLOCK);
    private final SynchronizationRuns synchronizations = new SynchronizationRuns(
            (order, rulesNow, tally, progress, counts) -> synchronizedRuns.add(order.runId()),
            (settingsNow, rulesNow, tally, tellsNames) -> Set.of(),
            () -> List.copyOf(arrived),
            done -> arrived.removeIf(each -> done.contains(each.runId())),
            active,
            ledger,
            reports,
            rules,
            sent -> {},
            "test",
            CLOCK);

    @Test
    void an_import_that_was_in_the_middle_is_marked_as_interrupted() {
        String id = died(RunState.IMPORT);

        runs.afterRestart();

        assertThat(ledger.find(id).orElseThrow().run().status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(ledger.find(id).orElseThrow().run().message()).contains("run it again");
    }

    @Test
    void an_interrupted_import_whose_markers_had_been_sent_is_synchronized_and_succeeds() {
        String id = died(RunState.IMPORT);
        runs.afterRestart();
        arrived.add(markersOf(id));

        synchronizations.pass(SETTINGS);

        assertThat(ledger.find(id).orElseThrow().run().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(synchronizedRuns).containsExactly(id);
        assertThat(arrived).isEmpty();
    }

    @Test
    void a_delta_that_had_not_been_told_of_is_no_full_import_because_nothing_but_its_markers_is_left() {
        String id = UUID.randomUUID().toString();
        runs.afterRestart();
        arrived.add(markersOf(id, RunProfile.DELTA_IMPORT));

        synchronizations.pass(SETTINGS);

        Run run = ledger.find(id).orElseThrow().run();
        assertThat(run.profile()).isEqualTo(RunProfile.DELTA_IMPORT);
        assertThat(run.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(synchronizedRuns).containsExactly(id);
    }

    @Test
    void a_synchronization_that_was_in_the_middle_goes_on_by_itself() {
        String id = died(RunState.SYNCHRONIZATION);
        runs.afterRestart();
        arrived.add(markersOf(id));

        synchronizations.pass(SETTINGS);

        assertThat(ledger.find(id).orElseThrow().run().status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void a_run_whose_import_is_over_and_whose_markers_are_gone_is_ended_by_name() {
        String id = died(RunState.SYNCHRONIZATION);
        runs.afterRestart();

        synchronizations.pass(SETTINGS);

        Run ended = ledger.find(id).orElseThrow().run();
        assertThat(ended.status()).isEqualTo(RunStatus.FAILED);
        assertThat(ended.errors()).extracting(Run.RunError::code).containsExactly("OWNER_GONE");
        assertThat(active.all()).as("and is in nobody's way").isEmpty();
    }

    @Test
    void a_run_that_no_thread_works_on_any_more_is_not_running_for_ever() {
        String id = died(RunState.SYNCHRONIZATION);

        synchronizations.pass(SETTINGS);

        assertThat(ledger.find(id).orElseThrow().run().status()).isEqualTo(RunStatus.INTERRUPTED);
    }

    @Test
    void a_run_of_this_process_may_wait_for_its_markers() {
        RunState importing = new RunState(reports.begin("here", RunProfile.FULL_IMPORT, "hr", false, NOW));
        importing.start(RunState.IMPORT, NOW);
        active.begin(importing);
        ledger.save(importing.kept());
        importing.end(RunState.IMPORT, NOW);

        synchronizations.pass(SETTINGS);

        assertThat(active.find("here")).isPresent();
        assertThat(ledger.find("here").orElseThrow().run().status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void of_the_past_runs_of_a_lost_database_only_the_newest_is_synchronized() {
        arrived.add(markersOf("older"));
        arrived.add(markersOf("newest"));

        synchronizations.pass(SETTINGS);

        assertThat(synchronizedRuns).containsExactly("newest");
        assertThat(arrived).isEmpty();
    }

    @Test
    void a_synchronization_waits_until_its_import_has_ended() {
        RunState importing = new RunState(reports.begin("here", RunProfile.FULL_IMPORT, "hr", false, NOW));
        importing.start(RunState.IMPORT, NOW);
        active.begin(importing);
        arrived.add(markersOf("here"));

        synchronizations.pass(SETTINGS);
        assertThat(synchronizedRuns).isEmpty();

        importing.end(RunState.IMPORT, NOW);
        synchronizations.pass(SETTINGS);
        assertThat(synchronizedRuns).isNotEmpty();
    }

    private String died(String during) {
        String id = UUID.randomUUID().toString();
        RunState run = new RunState(reports.begin(id, RunProfile.FULL_IMPORT, "hr", false, NOW));
        run.start(RunState.IMPORT, NOW);
        if (during.equals(RunState.SYNCHRONIZATION)) {
            run.end(RunState.IMPORT, NOW);
            run.start(RunState.SYNCHRONIZATION, NOW);
        }
        ledger.save(run.kept());
        return id;
    }

    private static ArrivedImport markersOf(String id) {
        return markersOf(id, RunProfile.FULL_IMPORT);
    }

    private static ArrivedImport markersOf(String id, RunProfile profile) {
        return new ArrivedImport(id, "hr", true, Map.of(), NOW, profile);
    }

    private static final class Quiet implements Operations {

        @Override
        public void publish(Run run) {
            // nobody listens
        }

        @Override
        public void publish(Notice notice) {
            // nobody listens
        }
    }
}
