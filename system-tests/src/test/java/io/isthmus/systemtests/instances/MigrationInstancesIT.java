package io.isthmus.systemtests.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation.Kind;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.provider.Fault;
import io.isthmus.systemtests.harbor.Harbor;
import io.isthmus.systemtests.stack.MigrationDriver;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes of migration-service in one deployment, and a migration under way. */
class MigrationInstancesIT {

    private static final int OBJECTS = 120;
    /** Slow enough that the step is still under way when the process is killed. */
    private static final Duration SLOW = Duration.ofSeconds(2);

    private Harbor harbor;

    @BeforeEach
    void open() {
        harbor = Harbor.open("migration-instances", OBJECTS);
    }

    @AfterEach
    void close() {
        harbor.close();
    }

    @Test
    void when_migration_service_is_killed_in_the_middle_of_a_step_the_other_instance_finishes_it() {
        StandBy second = StandBy.start(harbor.deployment(), Service.MIGRATION);
        second.api()
                .anonymous()
                .auth()
                .preemptive()
                .basic("viewer", "somebody-guesses")
                .get("/api/instance")
                .then()
                .statusCode(401);
        MigrationDriver install = configured();
        harbor.provider().faults().order(Fault.delaying(SLOW.toMillis(), "GET"));
        install.trigger(Name.INITIAL_RUN, null);
        assertThat(install.step(Name.INITIAL_RUN).status()).isEqualTo(MigrationStep.Status.RUNNING);

        harbor.deployment().kill(Service.MIGRATION);
        second.awaitTakeover();
        harbor.provider().faults().clear();
        MigrationDriver taken = install.at(harbor.deployment());
        taken.awaitDone(Name.INITIAL_RUN);
        taken.perform(Name.VERIFY);
        taken.perform(
                Name.REVIEW_PENDING_EXPORTS,
                new StepBody.Approve(harbor.operator().pendingSummary().digest(), "everybody is new"));
        taken.perform(Name.LEAVE_STAGING);
        taken.perform(Name.EXPORT);
        taken.perform(Name.CONFIRM);

        assertThat(taken.now().status()).isEqualTo(Migration.Status.DONE);
        harbor.assertArrived();
        second.assertNoErrorLogged();
    }

    private MigrationDriver configured() {
        MigrationDriver install =
                MigrationDriver.begin(harbor.deployment(), "With a stand-by", Migration.Path.CLEAN_INSTALL);
        install.perform(
                Name.CHOOSE_INSTALLATION,
                new ChooseInstallation(Kind.CUSTOM, 3, 120L, true, true, null, harbor.settings()));
        install.perform(Name.CLOUD_CREDENTIALS);
        install.perform(Name.DIRECTORY_CREDENTIALS);
        install.perform(
                Name.READY_TO_CONFIGURE,
                new StepBody.Ready(install.configuration().digest(), false, null));
        install.perform(Name.IMPORT_SETTINGS);
        install.perform(Name.ENTER_STAGING);
        return install;
    }
}
