package io.isthmus.systemtests.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.comparing.FormerTool;
import io.isthmus.systemtests.harbor.Harbor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The whole parallel migration, from the old tool's export to a confirmed target. The tests build on each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ParallelMigrationIT {

    private static final int OBJECTS = 600;

    private Harbor harbor;
    private FormerTool.LeftBehind leftBehind;
    private HarborMigration migration;

    @BeforeAll
    void begin() {
        harbor = Harbor.open("parallel-migration", OBJECTS);
        leftBehind = harbor.fillProvider();
        migration = HarborMigration.begin(harbor);
    }

    @AfterAll
    void close() {
        if (harbor != null) {
            harbor.close();
        }
    }

    @Test
    @Order(1)
    void the_analysis_counts_live_and_recommends() {
        var analysis = migration.analysis();

        assertThat(analysis.product().kind()).isEqualTo(AnalysisResult.Product.Kind.DIRSYNC);
        assertThat(analysis.verdict()).isEqualTo(Verdict.IN_PLACE);
        assertThat(analysis.overrideAllowed()).isTrue();
        assertThat(analysis.objects().source()).isEqualTo(AnalysisResult.ObjectCount.Source.MEASURED);
        assertThat(analysis.objects().count()).isGreaterThanOrEqualTo(OBJECTS);
    }

    @Test
    @Order(2)
    void a_step_out_of_order_is_refused_with_the_reason() {
        for (var early : List.of(Name.LEAVE_STAGING, Name.EXPORT, Name.CONFIRM)) {
            var answer = migration.steps().attempt(early, null);

            assertThat(answer.statusCode()).as(early + ": " + answer.asString()).isEqualTo(409);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.<String>path("whatToDo")).isNotBlank();
        }
    }

    @Test
    @Order(3)
    void in_staging_mode_everything_is_computed_and_not_one_write_reaches_the_provider() {
        migration.throughStaging();

        assertThat(harbor.operator().gate().stagingMode()).isTrue();
        assertThat(pending(Operation.ADD)).isEqualTo(leftBehind.missing());
        assertThat(pending(Operation.UPDATE)).isGreaterThanOrEqualTo(leftBehind.stale() + leftBehind.withoutAnchor());
        assertThat(pending(Operation.DELETE)).isEqualTo(leftBehind.orphans().size());
        assertThat(pending(Operation.DISABLE)).isZero();
        assertThat(harbor.operator().pendingSummary().reasons())
                .containsEntry("NO_SOURCE", (long) leftBehind.orphans().size());
        assertThat(harbor.provider().log().after(0)).isEmpty();
    }

    @Test
    @Order(4)
    void nobody_exports_between_the_old_tool_and_the_end_of_staging_and_that_is_visible() {
        migration.throughCutover();

        assertThat(harbor.operator().awaitGate("out of staging mode", gate -> !gate.stagingMode()))
                .isNotNull();
    }

    @Test
    @Order(5)
    void the_export_brings_everybody_with_every_attribute() {
        migration.steps().perform(Name.EXPORT);
        migration.steps().perform(Name.CONFIRM);

        harbor.assertArrived();
        assertThat(migration.steps().now().status()).isEqualTo(Migration.Status.DONE);
        assertThat(harbor.operator().pendingSummary().awaitingConfirmation()).isZero();
    }

    @Test
    @Order(6)
    void what_the_old_tool_had_forgotten_to_delete_is_gone_and_what_nobody_manages_stays() {
        for (var type : ObjectType.values()) {
            assertThat(leftBehind.orphans())
                    .allSatisfy(anchor -> assertThat(harbor.provider().withExternalId(type, anchor))
                            .isEmpty());
        }
        assertThat(leftBehind.cloudOnly())
                .isNotEmpty()
                .allSatisfy(own -> assertThat(Stream.of(ObjectType.values()).flatMap(harbor.provider()::resources))
                        .contains(own));
    }

    @Test
    @Order(7)
    void running_again_exports_nothing() {
        var written = harbor.provider().log().size();
        var source = migration.analysis().settings().sources().getFirst().name();

        harbor.synchronizeWholly(source);

        assertThat(harbor.provider().log().after(written)).isEmpty();
        harbor.assertArrived();
    }

    @Test
    @Order(8)
    void the_audit_tells_who_did_what() {
        var log = harbor.deployment()
                .api(Service.MIGRATION)
                .viewer()
                .queryParam("after", -1)
                .queryParam("limit", 1000)
                .get("/api/config-log")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(log).contains("admin", harbor.target());
        assertThat(log).doesNotContain(harbor.directory().password());
    }

    private long pending(Operation operation) {
        return harbor.operator().pendingSummary().counts().stream()
                .filter(count -> count.operation() == operation)
                .mapToLong(PendingExportSummary.Count::count)
                .sum();
    }
}
