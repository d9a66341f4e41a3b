package io.isthmus.export.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.configlog.ConfigChanged;
import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.settings.ChangeLimits;
import io.isthmus.export.FixedConfigLog;
import io.isthmus.export.FixedDeployment;
import io.isthmus.export.receiving.DesiredStore;
import io.isthmus.export.restoring.PreparedRestoration;
import io.isthmus.export.restoring.RestorationStore;
import io.isthmus.export.restoring.Restorations;
import io.isthmus.export.reviewing.PendingSet;
import io.isthmus.export.targetimport.ObservedInMemory;
import io.isthmus.export.targetimport.ObservedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each proof that is missing somewhere reaches the gate as the hold that names it. */
class GateKeeperTest {

    private static final String HERE = "here";
    private static final String TARGET = "target";
    private static final long EPOCH = 3;

    private final FixedConfigLog log = new FixedConfigLog(HERE, TARGET);
    private final FixedDeployment config = new FixedDeployment(HERE, Duration.ofSeconds(30));
    private final FormerExporter former = new FormerExporter(config);
    private final Read read = new Read();
    private final Arrived arrived = new Arrived();
    private final ObservedInMemory observed = new ObservedInMemory();
    private final Facts facts = new Facts();
    private final Plans plans = new Plans();
    private final GateKeeper keeper = new GateKeeper(
            log,
            config,
            former,
            read,
            arrived,
            observed,
            facts,
            new Restorations(log, config, plans, new PendingSet(null)));

    @BeforeEach
    void every_proof_is_there() {
        log.control(active(HERE, EPOCH, null));
        observed.imported(new ObservedStore.Imported(EPOCH, null, false, false, false));
    }

    @Test
    void with_every_proof_it_is_open() {
        GateState state = keeper.judge();

        assertThat(state.holds()).isEmpty();
        assertThat(state.open()).isTrue();
        assertThat(state.epoch()).isEqualTo(EPOCH);
    }

    @Test
    void the_log_must_be_loaded_and_read_within_the_lease() {
        log.lastRead(Duration.ofSeconds(31));
        assertThat(holds()).containsExactly(Code.CONFIGURATION_LEASE_EXPIRED);

        log.forget();
        assertThat(holds()).contains(Code.CONFIGURATION_NOT_LOADED);
        assertThat(keeper.settings()).isEmpty();
        assertThat(keeper.settingsWithTarget()).isEmpty();
        assertThat(keeper.active()).isFalse();
    }

    @Test
    void another_deployment_is_active() {
        log.control(active("there", EPOCH, null));

        assertThat(holds()).containsExactly(Code.STAGING_MODE);
        assertThat(keeper.active()).isFalse();
    }

    @Test
    void who_exported_before_has_not_confirmed() {
        log.control(new ExportControl(TARGET, null, EPOCH - 1, Instant.EPOCH, "there", false));
        ConfigState demoted = log.state();
        log.control(active(HERE, EPOCH, null));
        former.changed(new ConfigChanged(demoted, log.state()));

        assertThat(holds()).containsExactly(Code.FOREIGN_EXPORTER);
    }

    @Test
    void the_target_was_imported_under_another_epoch_or_never() {
        observed.imported(new ObservedStore.Imported(EPOCH - 1, null, false, false, false));
        assertThat(holds()).containsExactly(Code.TARGET_NOT_IMPORTED);

        observed.begin();
        assertThat(holds()).containsExactly(Code.TARGET_NOT_IMPORTED);
    }

    @Test
    void the_batch_is_complete_when_it_has_arrived_and_all_that_was_there_is_read() {
        assertThat(keeper.batchComplete()).isTrue();

        read.caughtUp = false;
        assertThat(keeper.batchComplete()).isFalse();
        assertThat(holds()).containsExactly(Code.BATCH_INCOMPLETE);

        read.caughtUp = true;
        arrived.complete = false;
        assertThat(keeper.batchComplete()).isFalse();
        assertThat(holds()).containsExactly(Code.BATCH_INCOMPLETE);
    }

    @Test
    void reading_stands_still() {
        read.standstill = "batches-0 stands at 5 of 9";

        assertThat(holds()).containsExactly(Code.CONSUMER_STUCK);
    }

    @Test
    void deletions_count_by_the_window_of_the_settings() {
        facts.deletions = List.of(new GateInput.Deletions(ObjectType.USER, 500, 0, 9_000));

        assertThat(holds()).containsExactly(Code.DELETION_THRESHOLD_EXCEEDED);
        assertThat(facts.window).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void nothing_is_desired_at_all() {
        facts.desired = false;
        facts.deletions = List.of(new GateInput.Deletions(ObjectType.USER, 1, 0, 9_000));

        assertThat(holds()).contains(Code.EMPTY_SOURCE);
    }

    @Test
    void a_restoration_must_be_known_compared_with_and_approved() {
        log.control(active(HERE, EPOCH, "plan"));
        assertThat(holds()).contains(Code.RESTORATION_NOT_READY);

        plans.compared = "plan";
        assertThat(holds()).contains(Code.RESTORATION_NOT_READY);

        plans.plan = plan(null);
        assertThat(holds()).contains(Code.RESTORATION_NOT_APPROVED);

        plans.plan = plan(EPOCH);
        assertThat(holds()).isEmpty();
    }

    @Test
    void groups_would_lose_too_many_members() {
        facts.changes = new GateInput.Changes(0, 0, 30, 100);

        assertThat(holds()).containsExactly(Code.REMOVED_MEMBERS_EXCEEDED);
    }

    private List<Code> holds() {
        return keeper.judge().holds().stream().map(GateState.Hold::code).toList();
    }

    private static ExportControl active(String deployment, long epoch, String restoration) {
        return new ExportControl(TARGET, deployment, epoch, Instant.EPOCH, null, true, restoration);
    }

    private static PreparedRestoration plan(Long begunEpoch) {
        Instant at = Instant.EPOCH;
        return new PreparedRestoration("plan", TARGET, at, at, "anna", null, null, begunEpoch, null);
    }

    private static final class Read extends ReadingProgress {
        private boolean caughtUp = true;
        private String standstill;

        Read() {
            super(null, null);
        }

        @Override
        public boolean caughtUp() {
            return caughtUp;
        }

        @Override
        public Optional<String> standstill() {
            return Optional.ofNullable(standstill);
        }
    }

    private static final class Arrived extends DesiredStore {
        private boolean complete = true;

        Arrived() {
            super(null);
        }

        @Override
        public Arrival arrival() {
            return new Arrival(true, complete, "run");
        }
    }

    private static final class Facts extends GateStore {
        private List<GateInput.Deletions> deletions = List.of();
        private Duration window;
        private boolean desired = true;
        private GateInput.Changes changes = GateInput.Changes.NONE;

        Facts() {
            super(null);
        }

        @Override
        public <T> T together(Supplier<T> questions) {
            return questions.get();
        }

        @Override
        public List<GateInput.Deletions> deletions(Duration since) {
            window = since;
            return deletions;
        }

        @Override
        public GateInput.Changes changes(ChangeLimits limits) {
            return changes;
        }

        @Override
        public boolean anythingDesired() {
            return desired;
        }
    }

    private static final class Plans extends RestorationStore {
        private PreparedRestoration plan;
        private String compared;

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
    }
}
