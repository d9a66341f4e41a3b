package io.isthmus.systemtests.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation;
import io.isthmus.contracts.migration.StepBody.ChooseInstallation.Kind;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.localstack.services.Service;
import io.isthmus.systemtests.harbor.Harbor;
import io.isthmus.systemtests.stack.Deployment;
import io.isthmus.systemtests.stack.Infrastructure;
import io.isthmus.systemtests.stack.MigrationDriver;
import io.isthmus.systemtests.stack.Operator;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From one deployment of ours to another, and from nothing to the first. */
class SwingIT {

    private static final int OBJECTS = 120;

    private Harbor harbor;
    private Deployment next;

    @AfterEach
    void close() {
        if (next != null) {
            next.close();
        }
        if (harbor != null) {
            harbor.close();
        }
    }

    @Test
    void the_next_deployment_takes_over_what_the_last_one_did_and_finds_nothing_to_change() {
        harbor = Harbor.open("swing-last", OBJECTS);
        harbor.goLive();
        harbor.synchronizeWholly();
        harbor.assertArrived();
        next = Deployment.start(
                "swing-next",
                harbor.secrets(),
                EnumSet.of(Service.SYNC, Service.EXPORT, Service.MIGRATION),
                Infrastructure.shared().kafka().bootstrapServers());
        long written = harbor.provider().log().size();

        var swing = MigrationDriver.begin(next, "To the next", Migration.Path.SWING, "swing-last");
        swing.perform(Name.EXPORT_SETTINGS);
        swing.perform(Name.CLOUD_CREDENTIALS);
        swing.perform(Name.DIRECTORY_CREDENTIALS);
        swing.perform(Name.IMPORT_SETTINGS);
        swing.perform(Name.ENTER_STAGING);
        swing.perform(Name.INITIAL_RUN);
        swing.perform(Name.VERIFY);
        var operator = new Operator(next);
        var pending = operator.pendingSummary();
        assertThat(pending.total())
                .as(() -> operator.pendingExports(10).toString())
                .isZero();
        swing.perform(Name.REVIEW_PENDING_EXPORTS, new StepBody.Approve(pending.digest(), "nothing to do"));
        assertThat(harbor.operator().gate().stagingMode()).isFalse();
        swing.perform(Name.HAND_OVER);
        harbor.operator().awaitGate("the last one in staging mode", gate -> gate.stagingMode());
        swing.perform(Name.LEAVE_STAGING);
        swing.perform(Name.EXPORT);
        swing.perform(Name.CONFIRM);

        assertThat(swing.now().status()).isEqualTo(Migration.Status.DONE);
        assertThat(operator.gate().activeDeployment()).isEqualTo("swing-next");
        assertThat(harbor.provider().log().after(written)).isEmpty();
        harbor.assertArrived();
    }

    @Test
    void without_an_old_tool_express_is_refused_where_it_does_not_suit_and_custom_brings_everybody() {
        harbor = Harbor.open("clean-install", OBJECTS);
        var install = MigrationDriver.begin(harbor.deployment(), "From nothing", Migration.Path.CLEAN_INSTALL);
        var whole = new ChooseInstallation.NewSource(Harbor.SOURCE, null, "DC=harbor,DC=example", null);
        var express = install.attempt(
                Name.CHOOSE_INSTALLATION,
                new ChooseInstallation(Kind.EXPRESS, 3, 120L, true, true, List.of(whole), null));
        assertThat(express.statusCode()).as(express.asString()).isEqualTo(409);
        assertThat(express.<String>path("detail")).contains("forest");

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
        install.perform(Name.INITIAL_RUN);
        install.perform(Name.VERIFY);
        assertThat(harbor.provider().log().after(0)).isEmpty();
        install.perform(
                Name.REVIEW_PENDING_EXPORTS,
                new StepBody.Approve(harbor.operator().pendingSummary().digest(), "everybody is new"));
        install.perform(Name.LEAVE_STAGING);
        install.perform(Name.EXPORT);
        install.perform(Name.CONFIRM);

        assertThat(install.now().status()).isEqualTo(Migration.Status.DONE);
        harbor.assertArrived();
        assertThat(harbor.operator()
                        .run(Service.EXPORT, RunProfile.EXPORT, harbor.target())
                        .counts())
                .doesNotContainKey("added");
    }
}
