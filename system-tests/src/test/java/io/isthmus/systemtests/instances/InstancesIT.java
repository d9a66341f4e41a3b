package io.isthmus.systemtests.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.localstack.services.Service;
import io.isthmus.localstack.services.ServiceProcess;
import io.isthmus.sandbox.provider.Fault;
import io.isthmus.systemtests.harbor.Harbor;
import io.isthmus.systemtests.stack.Api;
import io.isthmus.systemtests.stack.Deployment;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two processes of one service in one deployment: one works, the other takes over whatever becomes of the first, and the
 * first finishes nothing when it wakes up. The proof is the provider itself, attribute by attribute. The tests build on each
 * other.
 */
@Tag("instances")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InstancesIT {

    private static final int OBJECTS = 300;
    private static final int SOME_WRITES = 20;
    /** Slow enough that there is much left to write when the process is stopped. */
    private static final Duration SLOW = Duration.ofMillis(1_500);

    private static final Duration DEADLINE = Duration.ofMinutes(5);
    /** A lease, and a busy machine. */
    private static final Duration TAKEOVER = Duration.ofSeconds(30);

    private Harbor harbor;
    private Deployment deployment;

    @BeforeAll
    void everythingIsAtTheTarget() {
        harbor = Harbor.open("instances", OBJECTS);
        deployment = harbor.deployment();
        harbor.goLive();
        harbor.synchronizeWholly();
        harbor.assertArrived();
    }

    @AfterAll
    void close() {
        if (harbor != null) {
            harbor.close();
        }
    }

    @Test
    @Order(1)
    void an_exporter_frozen_in_the_middle_of_updates_leaves_no_stale_value_when_it_wakes_up() {
        var second = standingBy(Service.EXPORT);
        everybodyIsCalled("before");
        harbor.provider().faults().order(slow());
        long written = harbor.provider().log().size();
        harbor.operator().run(Service.SYNC, RunProfile.FULL_IMPORT, Harbor.SOURCE);
        awaitWritesAfter(written);

        deployment.pause(Service.EXPORT);
        awaitActive(second);
        var first = deployment.turnTo(Service.EXPORT, second);
        harbor.provider().faults().clear();
        everybodyIsCalled("after");
        harbor.synchronizeWholly();
        harbor.assertArrived();
        long all = harbor.provider().log().size();

        Deployment.resume(first);
        awaitEnd(first);
        assertThat(harbor.provider().log().after(all))
                .as("written by the one that woke up")
                .isEmpty();
        harbor.assertArrived();
        assertThat(harbor.operator().pendingSummary().total()).isZero();
    }

    @Test
    @Order(2)
    void when_the_exporter_is_killed_the_other_one_goes_on_with_what_it_left() {
        var second = standingBy(Service.EXPORT);
        everybodyIsCalled("killed");
        harbor.provider().faults().order(slow());
        long written = harbor.provider().log().size();
        harbor.operator().run(Service.SYNC, RunProfile.FULL_IMPORT, Harbor.SOURCE);
        awaitWritesAfter(written);

        deployment.kill(Service.EXPORT);
        awaitActive(second);
        deployment.turnTo(Service.EXPORT, second);
        harbor.provider().faults().clear();
        deployment.awaitBatchesReceived();
        harbor.exportEverything();

        harbor.assertArrived();
        assertThat(harbor.operator().runs(Service.EXPORT))
                .as("no run is left that nobody works on")
                .filteredOn(run -> !run.status().finished())
                .isEmpty();
    }

    @Test
    @Order(3)
    void a_synchronization_service_frozen_in_the_middle_of_an_import_leaves_no_run_and_no_value_behind() {
        var second = standingBy(Service.SYNC);
        everybodyIsCalled("imported");
        Run begun = harbor.operator().start(Service.SYNC, RunProfile.FULL_IMPORT, Harbor.SOURCE);

        deployment.pause(Service.SYNC);
        awaitActive(second);
        var first = deployment.turnTo(Service.SYNC, second);
        everybodyIsCalled("imported by the other one");
        harbor.synchronizeWholly();
        harbor.assertArrived();
        assertThat(harbor.operator().runOf(Service.SYNC, begun.id()).status().finished())
                .as("the run of the frozen one is ended by name")
                .isTrue();

        Deployment.resume(first);
        awaitEnd(first);
        harbor.synchronizeWholly();
        harbor.assertArrived();
    }

    @Test
    @Order(4)
    void when_the_synchronization_service_is_killed_the_other_one_can_begin_a_run_within_seconds() {
        var second = standingBy(Service.SYNC);
        everybodyIsCalled("once more");
        harbor.operator().start(Service.SYNC, RunProfile.FULL_IMPORT, Harbor.SOURCE);

        deployment.kill(Service.SYNC);
        awaitActive(second);
        deployment.turnTo(Service.SYNC, second);
        harbor.synchronizeWholly();

        harbor.assertArrived();
        assertThat(harbor.operator().runs(Service.SYNC))
                .filteredOn(run -> !run.status().finished())
                .isEmpty();
    }

    /** A second process, which says that it stands by and who works. */
    private ServiceProcess standingBy(Service service) {
        var second = deployment.startSecond(service);
        var api = new Api(second.url());
        Awaitility.await(service + " stands by")
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> api.viewer().get("/api/instance").statusCode() == 200);
        api.viewer().get("/api/instance").then().body("active", equalTo(false));
        api.viewer().get("/api/runs").then().statusCode(503).body("code", equalTo("STANDING_BY"));
        api.anonymous().get("/q/health/ready").then().statusCode(503);
        return second;
    }

    private static void awaitActive(ServiceProcess instance) {
        Awaitility.await(instance.name() + " takes over")
                .atMost(TAKEOVER)
                .pollInterval(Duration.ofMillis(100))
                .until(() ->
                        new Api(instance.url()).viewer().get("/api/instance").<Boolean>path("active"));
        instance.awaitReady(DEADLINE);
    }

    /** Who lost its lease ends, and would be started anew by whoever supervises it. */
    private static void awaitEnd(ServiceProcess process) {
        Awaitility.await(process.name() + " ends").atMost(DEADLINE).until(() -> !process.isAlive());
    }

    private static Fault slow() {
        return Fault.delaying(SLOW.toMillis(), "POST", "PUT", "PATCH", "DELETE");
    }

    private void awaitWritesAfter(long written) {
        Awaitility.await("the export is under way")
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> harbor.provider().log().after(written).size() >= SOME_WRITES);
    }

    private void everybodyIsCalled(String title) {
        var server = harbor.directory().server();
        try {
            for (SearchResultEntry user : server.search(
                            server.getBaseDNs().getFirst().toString(), SearchScope.SUB, "(objectClass=user)")
                    .getSearchEntries()) {
                server.modify(user.getDN(), new Modification(ModificationType.REPLACE, "title", title));
            }
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }
}
