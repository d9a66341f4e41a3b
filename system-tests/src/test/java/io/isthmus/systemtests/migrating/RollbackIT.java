package io.isthmus.systemtests.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.systemtests.harbor.Harbor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A migration is given up before cutover, another one is done in place and regretted: what is said to be left at the target
 * is compared with the provider's own log. The tests build on each other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RollbackIT {

    private static final int OBJECTS = 200;

    private Harbor harbor;
    private HarborMigration inPlace;

    @BeforeAll
    void open() {
        harbor = Harbor.open("rollback", OBJECTS);
        harbor.fillProvider();
    }

    @AfterAll
    void close() {
        if (harbor != null) {
            harbor.close();
        }
    }

    @Test
    @Order(1)
    void what_is_abandoned_before_cutover_has_changed_nothing() {
        var migration = HarborMigration.begin(harbor);
        migration.throughStaging();
        var digest = harbor.operator().pendingSummary().digest();
        migration.steps().perform(Name.REVIEW_PENDING_EXPORTS, new StepBody.Approve(digest, "not what we want"));
        migration.steps().perform(Name.RETIRE_OLD_TOOL, new StepBody.Retire(true, "uninstalled"));
        assertThat(migration.steps().now().warnings()).anyMatch(warning -> warning.startsWith("nobody exports since"));

        migration.steps().abandon();

        assertThat(migration.steps().now().status()).isEqualTo(Migration.Status.ABANDONED);
        var report = migration.steps().rollback();
        assertThat(report.written().requests()).isZero();
        assertThat(report.foreign().total()).isZero();
        assertThat(report.conclusion()).contains("not one request was sent");
        assertThat(harbor.provider().log().after(0)).isEmpty();
    }

    @Test
    @Order(2)
    void in_place_the_old_tool_goes_first_and_everybody_arrives() {
        inPlace = HarborMigration.begin(harbor, Migration.Path.IN_PLACE);

        inPlace.inPlace();

        assertThat(inPlace.steps().now().status()).isEqualTo(Migration.Status.DONE);
        harbor.assertArrived();
    }

    @Test
    @Order(3)
    void after_cutover_every_object_that_was_written_is_in_the_report_with_the_values_before() {
        harbor.operator().demote(harbor.target());

        var report = inPlace.steps().rollback();
        var objects = inPlace.steps().rollbackObjects();
        var writes = harbor.provider().log().after(0);

        assertThat(report.cutOver()).isTrue();
        assertThat(report.exporting()).isFalse();
        assertThat(report.written().requests()).isGreaterThanOrEqualTo(objects.size());
        var ids = objects.stream().map(WrittenObject::targetId).toList();
        assertThat(writes)
                .filteredOn(write -> !write.method().equals("POST"))
                .allSatisfy(write -> assertThat(ids).contains(write.path().replaceFirst(".*/", "")));
        assertThat(objects.stream().filter(object -> object.operation() == Operation.ADD))
                .hasSize((int) writes.stream()
                        .filter(write -> write.method().equals("POST") && write.done())
                        .count());
        assertThat(objects.stream().filter(object -> object.operation() == Operation.UPDATE))
                .anySatisfy(object -> assertThat(object.changes())
                        .anySatisfy(change -> assertThat(change.before()).isNotEqualTo(change.after())));
    }
}
