package io.isthmus.systemtests.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.RollbackReport;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.directory.ExpectedObject;
import io.isthmus.sandbox.provider.Fault;
import io.isthmus.systemtests.harbor.Harbor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
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
    /** With those whom the old tool had left behind, less than a tenth: more would be held. */
    private static final int LEAVING_USERS = 6;

    private static final int LEAVING_GROUPS = 2;
    private static final int SOME = 40;
    private static final long PROVIDER_DELAY_MS = 300;
    private static final Duration DEADLINE = Duration.ofMinutes(4);

    private Harbor harbor;
    private HarborMigration inPlace;
    private ProviderPicture before;

    @BeforeAll
    void open() {
        harbor = Harbor.open("rollback", OBJECTS);
        harbor.fillProvider();
        before = ProviderPicture.of(harbor.provider());
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
        var report = Awaitility.await("the comparison is made")
                .atMost(DEADLINE)
                .until(
                        migration.steps()::rollback,
                        seen -> seen.comparison().state() != RollbackReport.Comparison.State.RUNNING);
        assertThat(report.written().requests()).isZero();
        assertThat(report.foreign().total()).isZero();
        assertThat(report.conclusion()).contains("not one request was sent");
        assertThat(report.comparison().state()).isEqualTo(RollbackReport.Comparison.State.MADE);
        assertThat(harbor.provider().log().after(0)).isEmpty();
        assertThat(before.differences(ProviderPicture.of(harbor.provider()))).isEmpty();
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
    void then_the_company_goes_on_and_some_hundred_changes_are_exported() throws LDAPException {
        var there = before.objects().keySet();
        var leaving = harbor.directory()
                .oracle()
                .expected()
                .filter(object -> wasThere(object, there))
                .toList();
        for (var user : of(ObjectType.USER, leaving, LEAVING_USERS)) {
            harbor.directory().server().delete(user.dn());
        }
        for (var group : of(ObjectType.GROUP, leaving, LEAVING_GROUPS)) {
            harbor.directory().server().delete(group.dn());
        }
        harbor.directory()
                .oracle()
                .expected()
                .filter(object -> object.type() == ObjectType.USER)
                .forEach(this::promote);

        harbor.synchronizeWholly(
                inPlace.analysis().settings().sources().getFirst().name());

        assertThat(harbor.provider().log().after(0)).hasSizeGreaterThan(OBJECTS);
        assertThat(before.differences(ProviderPicture.of(harbor.provider()))).hasSizeGreaterThan(OBJECTS);
    }

    @Test
    @Order(4)
    void after_cutover_every_object_that_was_written_is_in_the_report_with_the_values_before() {
        harbor.operator().demote(harbor.target());
        harbor.operator().awaitQuiet(harbor.target());

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

    @Test
    @Order(5)
    void what_was_exported_is_put_back_through_a_power_failure_except_what_somebody_else_has_changed() {
        var steps = inPlace.steps();
        var changedByHand = harbor.provider()
                .resources(ObjectType.USER)
                .filter(RollbackIT::isHead)
                .findFirst()
                .orElseThrow();
        changedByHand.put("title", "Chosen by hand");
        harbor.provider().reseed(ObjectType.USER, changedByHand.path("id").asText(), changedByHand);

        var plan = steps.prepareRestoration();

        assertThat(steps.restorationChanges())
                .extracting(PendingExportView::operation)
                .contains(Operation.ADD, Operation.UPDATE, Operation.DELETE);
        assertThat(steps.restorationConflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.values())
                        .singleElement()
                        .satisfies(value -> assertThat(value.present()).containsExactly("Chosen by hand")));
        var written = harbor.provider().log().after(0).size();
        harbor.provider().faults().order(Fault.delaying(PROVIDER_DELAY_MS));
        steps.approveRestoration(plan.digest());
        steps.applyRestoration(plan.digest());
        Awaitility.await("the restoration is under way")
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> harbor.provider().log().after(0).size() > written + SOME);
        harbor.deployment().kill(Service.EXPORT);
        harbor.provider().faults().clear();
        harbor.deployment().restart(Service.EXPORT);
        var done = steps.awaitRestoration(RestorationPlan.Status.DONE);

        var now = ProviderPicture.of(harbor.provider());
        assertThat(before.differences(now))
                .as("values that are other than before cutover")
                .allSatisfy(difference -> assertThat(difference)
                        .startsWith("USER "
                                + changedByHand.path("userName").asText().toLowerCase())
                        .contains("title"));
        assertThat(now.objects()
                        .get("USER " + changedByHand.path("userName").asText().toLowerCase()))
                .contains("/title = Chosen by hand");
        assertThat(done.progress().total()).isZero();
        assertThat(harbor.operator().gate().stagingMode()).isTrue();
        Awaitility.await("migration-service knows, too")
                .atMost(DEADLINE)
                .until(() -> !steps.rollback().exporting());
    }

    @Test
    @Order(6)
    void once_put_back_the_next_cycle_writes_nothing_and_a_second_plan_has_nothing_to_do() {
        var written = harbor.provider().log().after(0).size();

        Harbor.assertSucceeded(harbor.operator()
                .run(
                        Service.SYNC,
                        RunProfile.FULL_IMPORT,
                        inPlace.analysis().settings().sources().getFirst().name()));
        harbor.deployment().awaitBatchesReceived();
        harbor.operator().run(Service.EXPORT, RunProfile.EXPORT, harbor.target());
        var again = inPlace.steps().prepareRestoration();

        assertThat(inPlace.steps().restorationChanges()).isEmpty();
        assertThat(again.progress().total()).isZero();
        assertThat(harbor.provider().log().after(0)).hasSize(written);
    }

    private void promote(ExpectedObject user) {
        try {
            harbor.directory()
                    .server()
                    .modify(user.dn(), new Modification(ModificationType.REPLACE, "title", "Head of all"));
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isHead(JsonNode user) {
        return user.path("title").asText().equals("Head of all");
    }

    /** By its anchor: only what was at the provider before is missed there. */
    private boolean wasThere(ExpectedObject object, Set<String> there) {
        return harbor.provider().withExternalId(object.type(), object.anchor()).stream()
                .map(resource -> object.type() == ObjectType.USER
                        ? "USER " + resource.path("userName").asText().toLowerCase()
                        : object.type() + " " + resource.path("displayName").asText())
                .anyMatch(there::contains);
    }

    private static List<ExpectedObject> of(ObjectType type, List<ExpectedObject> objects, int count) {
        return objects.stream()
                .filter(object -> object.type() == type)
                .limit(count)
                .toList();
    }
}
