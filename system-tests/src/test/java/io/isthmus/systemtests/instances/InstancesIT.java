package io.isthmus.systemtests.instances;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.provider.Fault;
import io.isthmus.sandbox.provider.WriteLog;
import io.isthmus.systemtests.harbor.Harbor;
import io.isthmus.systemtests.stack.Deployment;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two processes of one service in one deployment: one works, the other takes over whatever becomes of the first, and the
 * first finishes nothing when it wakes up. The proof is the provider itself, attribute by attribute. The tests build on each
 * other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InstancesIT {

    private static final int OBJECTS = 300;
    private static final int SOME_WRITES = 20;
    /** Slow enough that there is much left to write when the process is stopped. */
    private static final Duration SLOW = Duration.ofMillis(1_500);

    /** Of Vert.x. */
    private static final int THREADS_THAT_SEND = 2 * Runtime.getRuntime().availableProcessors();

    private static final Duration DEADLINE = Duration.ofMinutes(5);

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
        var first = second.awaitTakeover();
        harbor.provider().faults().clear();
        everybodyIsCalled("after");
        harbor.synchronizeWholly();
        harbor.assertArrived();
        long all = harbor.provider().log().size();

        Deployment.resume(first);
        StandBy.awaitEnd(first);
        // a thread frozen between the check and the bytes sends its one request late (ADR 0015): its version is refused
        assertThat(harbor.provider().log().after(all))
                .as("sent by the one that woke up")
                .hasSizeLessThanOrEqualTo(THREADS_THAT_SEND)
                .noneMatch(WriteLog.Entry::done);
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
        second.awaitTakeover();
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
        var first = second.awaitTakeover();
        everybodyIsCalled("imported by the other one");
        harbor.synchronizeWholly();
        harbor.assertArrived();
        assertThat(harbor.operator().runOf(Service.SYNC, begun.id()).status().finished())
                .as("the run of the frozen one is ended by name")
                .isTrue();

        Deployment.resume(first);
        StandBy.awaitEnd(first);
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
        second.awaitTakeover();
        harbor.synchronizeWholly();

        harbor.assertArrived();
        assertThat(harbor.operator().runs(Service.SYNC))
                .filteredOn(run -> !run.status().finished())
                .isEmpty();
    }

    private StandBy standingBy(Service service) {
        return StandBy.start(deployment, service);
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
