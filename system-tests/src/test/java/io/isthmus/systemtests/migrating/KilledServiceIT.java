package io.isthmus.systemtests.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.provider.Fault;
import io.isthmus.systemtests.harbor.Harbor;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A power failure of any one service in the middle of the export costs time, and nothing and nobody else. */
class KilledServiceIT {

    private static final int OBJECTS = 600;
    /** So slow that the process is gone long before half of them are there. */
    private static final long PROVIDER_DELAY_MS = 2_000;

    @ParameterizedTest
    @EnumSource(Service.class)
    void the_export_completes_with_nothing_missing_and_nothing_doubled(Service victim) {
        try (var harbor = Harbor.open("killed-" + victim.serviceName(), OBJECTS)) {
            var migration = HarborMigration.begin(harbor);
            migration.throughStaging();
            // before cutover: an open gate exports by itself
            harbor.provider().faults().order(Fault.delaying(PROVIDER_DELAY_MS, "POST", "PUT", "PATCH"));
            migration.throughCutover();

            migration.steps().trigger(Name.EXPORT, null);
            awaitMiddleOfExport(harbor);
            harbor.deployment().kill(victim);
            assertThat(harbor.provider().count(ObjectType.USER)).isLessThan(OBJECTS / 2);
            harbor.provider().faults().clear();
            harbor.deployment().restart(victim);
            migration.steps().awaitDone(Name.EXPORT);
            migration.steps().perform(Name.CONFIRM);

            harbor.assertArrived();
        }
    }

    private static void awaitMiddleOfExport(Harbor harbor) {
        Awaitility.await("the export is under way")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> harbor.provider().count(ObjectType.USER) > OBJECTS / 20);
    }
}
