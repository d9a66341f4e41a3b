package io.isthmus.migration.console.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Tone;
import io.isthmus.migration.console.handover.ExporterStatus.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the page of who exports says of a restoration. */
class ExporterStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:40:12Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final InWords WORDS = new InWords(NOW, ZoneOffset.UTC);
    private static final Optional<PendingExportSummary> SOME =
            Optional.of(new PendingExportSummary("d", List.of(), 7, 0, 0, NOW));

    private static ExportControl restoring() {
        return new ExportControl("cloud", "blue", 5, NOW, null, true, "plan-1");
    }

    @Test
    void a_restoration_in_force_is_said_in_words_here_and_at_a_stand_by() {
        ExporterStatus here = ExporterStatus.of(restoring(), "blue", LEASE, WORDS);
        ExporterStatus there = ExporterStatus.of(restoring(), "green", LEASE, WORDS);

        assertThat(here.stage()).isEqualTo(Stage.RESTORING);
        assertThat(here.tone()).isEqualTo(Tone.BUSY);
        assertThat(here.exported()).isTrue();
        assertThat(here.sentence()).contains("A restoration is in force", "cloud", "nothing else", "demoted by itself");
        assertThat(here.facts()).anyMatch(fact -> fact.value().contains("plan-1"));
        assertThat(there.stage()).isEqualTo(Stage.THERE);
        assertThat(there.sentence()).contains("A restoration is in force: blue puts back", "staging mode");
    }

    @Test
    void ending_it_says_that_no_promotion_is_possible_before() {
        Move move = Move.of(restoring(), "blue", LEASE, SOME, false, WORDS);

        assertThat(move.change()).isEqualTo("demote");
        assertThat(move.button()).isEqualTo("Stop putting back");
        assertThat(move.willHappen()).anyMatch(each -> each.contains("a promotion is refused"));
    }

    @Test
    void promoting_beside_a_prepared_plan_says_that_it_becomes_void_and_does_not_promise_its_changes() {
        ExportControl nobody = new ExportControl("cloud", null, 5, NOW, "blue", true);

        Move move = Move.of(nobody, "blue", LEASE, SOME, true, WORDS);

        assertThat(move.willHappen())
                .anyMatch(each -> each.contains("becomes void"))
                .noneMatch(each -> each.contains("7 objects"));
    }
}
