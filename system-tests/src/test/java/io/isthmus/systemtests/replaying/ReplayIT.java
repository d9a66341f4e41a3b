package io.isthmus.systemtests.replaying;

import static io.isthmus.systemtests.harbor.Harbor.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.localstack.services.Service;
import io.isthmus.systemtests.harbor.Harbor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A lost database costs a replay and nothing else: the target is not written to. The tests build on each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayIT {

    private Harbor harbor;
    private long written;

    @BeforeAll
    void synchronizeOnce() {
        harbor = Harbor.open("replay", 400);
        harbor.goLive();
        harbor.synchronizeWholly();
        harbor.assertArrived();
        written = harbor.provider().log().size();
    }

    @AfterAll
    void close() {
        if (harbor != null) {
            harbor.close();
        }
    }

    @Test
    @Order(1)
    void a_second_full_import_and_synchronization_exports_nothing() {
        harbor.synchronizeWholly();

        assertNothingWritten();
    }

    @Test
    @Order(2)
    void a_lost_database_of_the_sync_service_is_replayed_and_nothing_is_exported() {
        harbor.deployment().loseDatabase(Service.SYNC);
        harbor.deployment().awaitChangesReceived();
        harbor.synchronizeWholly();

        assertNothingWritten();
    }

    @Test
    @Order(3)
    void a_lost_database_of_the_export_service_is_replayed_and_nothing_is_exported() {
        harbor.deployment().loseDatabase(Service.EXPORT);
        harbor.deployment().awaitBatchesReceived();
        assertSucceeded(harbor.operator().run(Service.EXPORT, RunProfile.TARGET_IMPORT, harbor.target()));
        harbor.exportEverything();

        assertNothingWritten();
        assertThat(harbor.operator().pendingSummary().total()).isZero();
    }

    @Test
    @Order(4)
    void after_both_replays_a_change_at_the_source_still_arrives_and_nothing_else() throws Exception {
        var victim = harbor.directory()
                .oracle()
                .expected()
                .filter(object -> object.references().containsKey("manager"))
                .findFirst()
                .orElseThrow();
        harbor.directory()
                .server()
                .modify("dn: " + victim.dn(), "changetype: modify", "replace: title", "title: Moved on");

        harbor.synchronizeWholly();

        harbor.assertArrived();
        assertThat(harbor.provider().log().after(written)).hasSize(1);
    }

    @Test
    @Order(5)
    void a_damaged_target_is_repaired_by_a_target_import() {
        var damaged = harbor.provider().resources(ObjectType.USER).findFirst().orElseThrow();
        var id = damaged.path("id").asText();
        damaged.put("displayName", "Somebody was here");
        harbor.provider().reseed(ObjectType.USER, id, damaged);

        assertSucceeded(harbor.operator().run(Service.EXPORT, RunProfile.TARGET_IMPORT, harbor.target()));
        harbor.exportEverything();

        harbor.assertArrived();
    }

    private void assertNothingWritten() {
        assertThat(harbor.provider().log().after(written)).isEmpty();
        harbor.assertArrived();
    }
}
