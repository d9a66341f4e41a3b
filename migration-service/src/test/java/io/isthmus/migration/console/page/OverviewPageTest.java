package io.isthmus.migration.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The overview, as it changes before one's eyes. */
@QuarkusTest
class OverviewPageTest extends ConsoleCase {

    @Test
    void the_gate_is_told_in_words_and_changes_without_reloading() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        String id = begin(Migration.Path.PARALLEL);
        doneUpTo(id, Name.RETIRE_OLD_TOOL);
        signIn("viewer");
        assertThat(page.locator("#gate")).hasText("staging mode: nothing is written");
        assertThat(page.locator("#stage-pending .figure")).containsText("2,000");

        done(id, Name.RETIRE_OLD_TOOL);
        assertThat(page.locator(".attention li").first()).containsText("Nobody exports since");
        screenshots("overview");

        export.heldByThreshold(true);
        append(new ConfigChange.Promoted(
                TARGET, "test", configLog.state().exportControlOf(TARGET).epoch() + 1));
        assertThat(page.locator("#gate")).hasText("held: 612 deletions, limit 500");
    }

    @Test
    void a_service_that_is_away_is_the_first_thing_to_see() {
        sync.away(true);
        signIn("viewer");

        assertThat(page.locator(".attention")).containsText("sync-service does not answer");
        assertThat(page.locator("#stage-sources")).containsText("not known");
        screenshots("overview-service-away");
    }
}
