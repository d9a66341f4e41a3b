package io.isthmus.export.restoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.RestorationPlan.PlanApproval;
import io.isthmus.contracts.export.RestorationPlan.Status;
import io.isthmus.export.FixedConfigLog;
import io.isthmus.export.FixedDeployment;
import io.isthmus.export.reviewing.PendingSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestorationsTest {

    private static final String HERE = "here";
    private static final String TARGET = "target";
    private static final String PLAN = "plan";
    private static final Instant AT = Instant.EPOCH;

    private final FixedConfigLog log = new FixedConfigLog(HERE, TARGET);
    private final Plans plans = new Plans();
    private final Pending pending = new Pending();
    private final Restorations restorations =
            new Restorations(log, new FixedDeployment(HERE, Duration.ofSeconds(30)), plans, pending);

    @Test
    void without_a_target_nothing_is_prepared() {
        log.forget();

        assertThat(refusal()).contains("NO_TARGET");
    }

    @Test
    void while_anybody_exports_nothing_is_prepared() {
        log.control(active("another", 1, null));

        assertThat(refusal()).contains("DEMOTE_FIRST");
    }

    @Test
    void before_the_last_request_is_finished_nothing_is_prepared() {
        log.control(new ExportControl(TARGET, null, 2, AT, HERE, false));

        assertThat(refusal()).contains("NOT_QUIET");
    }

    @Test
    void once_all_is_quiet_a_plan_may_be_prepared() {
        log.control(new ExportControl(TARGET, null, 2, AT, HERE, true));
        assertThat(refusal()).isEmpty();

        log.control(new ExportControl(TARGET, null, 2, AT, "another", false));
        assertThat(refusal()).isEmpty();
    }

    @Test
    void an_active_deployment_follows_what_the_log_says_and_no_plan_that_is_left_here() {
        plans.plan = plan(TARGET, null, null, null);
        log.control(active(HERE, 1, null));
        assertThat(restorations.inForce(TARGET)).isNull();
        assertThat(restorations.applying(TARGET)).isNull();

        log.control(active(HERE, 2, "another plan"));
        assertThat(restorations.inForce(TARGET)).isEqualTo("another plan");
        assertThat(restorations.applying(TARGET)).isEqualTo("another plan");
        assertThat(restorations.known("another plan")).isFalse();
    }

    @Test
    void a_plan_that_is_prepared_is_compared_by_and_not_applied() {
        plans.plan = plan(TARGET, null, null, null);

        assertThat(restorations.inForce(TARGET)).isEqualTo(PLAN);
        assertThat(restorations.applying(TARGET)).isNull();
        assertThat(restorations.switched(TARGET)).isTrue();
        plans.compared = PLAN;
        assertThat(restorations.switched(TARGET)).isFalse();
    }

    @Test
    void a_plan_that_is_finished_or_of_another_target_is_not_in_force() {
        plans.plan = plan(TARGET, null, null, AT);
        assertThat(restorations.inForce(TARGET)).isNull();

        plans.plan = plan("another target", null, null, null);
        assertThat(restorations.inForce(TARGET)).isNull();
    }

    @Test
    void approved_is_exactly_what_is_pending() {
        plans.plan = plan(TARGET, null, null, null);
        assertThat(restorations.approved(PLAN, 3)).isFalse();

        plans.plan = plan(TARGET, "digest", null, null);
        assertThat(restorations.approved(PLAN, 3)).isTrue();
        assertThat(restorations.approved("another plan", 3)).isFalse();

        pending.digest = "another digest";
        assertThat(restorations.approved(PLAN, 3)).isFalse();
    }

    @Test
    void what_was_begun_stays_approved_in_its_epoch_and_no_longer() {
        pending.digest = "what is left";
        plans.plan = plan(TARGET, "digest", 3L, null);

        assertThat(restorations.approved(PLAN, 3)).isTrue();
        assertThat(restorations.approved(PLAN, 5)).isFalse();
        plans.plan = plan(TARGET, "digest", 3L, AT);
        assertThat(restorations.approved(PLAN, 5)).isTrue();
    }

    @Test
    void a_plan_goes_from_preparing_to_done() {
        plans.plan = plan(TARGET, null, null, null);
        plans.compared = PLAN;
        plans.facts = facts(false);
        assertThat(status()).isEqualTo(Status.PREPARING);
        plans.facts = facts(true);
        assertThat(status()).isEqualTo(Status.PREPARED);
        plans.plan = plan(TARGET, "digest", null, null);
        assertThat(status()).isEqualTo(Status.APPROVED);
        log.control(active(HERE, 3, PLAN));
        assertThat(status()).isEqualTo(Status.RESTORING);
        log.control(new ExportControl(TARGET, null, 4, AT, HERE, true));
        plans.plan = plan(TARGET, "digest", 3L, AT);
        assertThat(status()).isEqualTo(Status.DONE);
    }

    @Test
    void an_approval_counts_for_the_plan_that_was_compared_and_for_nothing_else() {
        restorations.approved("digest", "anna");
        assertThat(plans.approved).isNull();

        plans.compared = PLAN;
        restorations.approved("digest", "anna");
        assertThat(plans.approved).isEqualTo(PLAN + " digest anna");
    }

    @Test
    void what_is_done_gives_up_being_active() {
        log.control(active(HERE, 3, PLAN));

        restorations.finish(PLAN);

        assertThat(plans.finished).isEqualTo(PLAN);
        assertThat(log.appended()).isEqualTo(new ConfigChange.Demoted(TARGET, HERE, 4));
    }

    private Optional<String> refusal() {
        return restorations.refusal().map(Restorations.Refusal::code);
    }

    private Status status() {
        return restorations.view().orElseThrow().status();
    }

    private static RestorationStore.Facts facts(boolean compared) {
        return new RestorationStore.Facts(1, compared, 0, 0, 0, false);
    }

    private static ExportControl active(String deployment, long epoch, String restoration) {
        return new ExportControl(TARGET, deployment, epoch, AT, null, true, restoration);
    }

    private static PreparedRestoration plan(String target, String approvedDigest, Long begunEpoch, Instant finishedAt) {
        return new PreparedRestoration(
                PLAN,
                target,
                AT,
                AT,
                "anna",
                approvedDigest == null ? null : new PlanApproval(approvedDigest, "anna", AT),
                AT,
                begunEpoch,
                finishedAt);
    }

    private static final class Plans extends RestorationStore {
        private PreparedRestoration plan;
        private String compared;
        private Facts facts = RestorationsTest.facts(true);
        private String approved;
        private String finished;

        Plans() {
            super(null);
        }

        @Override
        public Optional<PreparedRestoration> current() {
            return Optional.ofNullable(plan);
        }

        @Override
        public String compared() {
            return compared;
        }

        @Override
        public Facts facts() {
            return facts;
        }

        @Override
        public void approved(String id, String digest, String by, Instant at) {
            approved = id + " " + digest + " " + by;
        }

        @Override
        public void finished(String id, Instant at) {
            finished = id;
        }
    }

    private static final class Pending extends PendingSet {
        private String digest = "digest";

        Pending() {
            super(null);
        }

        @Override
        public PendingExportSummary summary() {
            return new PendingExportSummary(digest, List.of(), 1, 0, 0, AT);
        }
    }
}
