package io.isthmus.migration.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.chassis.configlog.AppendResult;
import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.config.ConfigChange.Demoted;
import io.isthmus.contracts.config.ConfigChange.Promoted;
import io.isthmus.contracts.config.ConfigRecord;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Two deployments change one log at the same time; this one reads what the other one has written a little later. */
class DeploymentChangesTest {

    private static final String TARGET = "cloud";

    private final LateLog log = new LateLog();
    private final DeploymentChanges changes = new DeploymentChanges(log, new Topics("here"));

    @Test
    void a_record_of_another_deployment_in_between_is_read_and_the_change_decided_again() {
        log.writtenElsewhere(new Promoted("another-cloud", "there", 1));

        OptionalLong revision = changes.decide("anna", "cutover", state -> Optional.of(promotion(state)));

        assertThat(revision).hasValue(2);
        assertThat(changes.isActive(TARGET)).isTrue();
        assertThat(log.appended).isEqualTo(2);
    }

    @Test
    void what_the_other_one_has_done_is_not_done_again() {
        log.read(new Promoted(TARGET, "there", 1));
        log.writtenElsewhere(new Demoted(TARGET, "there", 2));

        OptionalLong revision = changes.decide("anna", "stop it", DeploymentChangesTest::demotion);

        assertThat(revision).isEmpty();
        assertThat(changes.exportControl(TARGET).activeDeployment()).isNull();
        assertThat(changes.exportControl(TARGET).epoch()).isEqualTo(2);
    }

    @Test
    void what_the_other_one_has_made_illegal_is_refused() {
        log.writtenElsewhere(new Promoted(TARGET, "there", 1));

        assertThatThrownBy(() -> changes.decide("anna", "cutover", state -> {
                    if (state.exportControlOf(TARGET).activeDeployment() != null) {
                        throw new IllegalStateException("there is active");
                    }
                    return Optional.of(promotion(state));
                }))
                .hasMessage("there is active");
        assertThat(changes.exportControl(TARGET).activeDeployment()).isEqualTo("there");
    }

    @Test
    void settings_are_not_brought_in_force_when_the_deployment_was_promoted_a_moment_before() {
        log.writtenElsewhere(new Promoted(TARGET, "here", 1));

        assertThat(changes.bringInForceInStaging(settings(), "anna", "import")).isEmpty();

        assertThat(changes.settings()).isEmpty();
    }

    @Test
    void settings_are_brought_in_force_though_another_deployment_was_promoted_a_moment_before() {
        log.writtenElsewhere(new Promoted(TARGET, "there", 1));

        assertThat(changes.bringInForceInStaging(settings(), "anna", "import")).hasValue(2);

        assertThat(changes.settings()).isPresent();
    }

    private static SettingsDocument settings() {
        var target = new TargetSettings(TARGET, null, "https://cloud.example/scim", null, 0, null);
        return new SettingsDocument(1, List.of(), target, null, null, null, null, null, null);
    }

    @Test
    void whoever_is_always_slower_gives_up_and_says_so() {
        for (int i = 0; i < 30; i++) {
            log.writtenElsewhere(new Promoted("cloud-" + i, "there", 1));
        }

        assertThatThrownBy(() -> changes.decide("anna", "cutover", state -> Optional.of(promotion(state))))
                .isInstanceOf(ConfigConflict.class)
                .hasMessageContaining("builds on revision");
        assertThat(changes.exportControl(TARGET).epoch()).isZero();
    }

    private static Promoted promotion(ConfigState state) {
        return new Promoted(TARGET, "here", state.exportControlOf(TARGET).epoch() + 1);
    }

    private static Optional<Demoted> demotion(ConfigState state) {
        ExportControl control = state.exportControlOf(TARGET);
        return Optional.ofNullable(control.activeDeployment())
                .map(active -> new Demoted(TARGET, active, control.epoch() + 1));
    }

    /** Folds as every reader does; of what others have written, one record is read with each of our own. */
    private static final class LateLog implements ConfigLog {

        private final Deque<ConfigChange> elsewhere = new ArrayDeque<>();
        private ConfigState state = ConfigState.EMPTY;
        private int appended;

        void writtenElsewhere(ConfigChange change) {
            elsewhere.add(change);
        }

        void read(ConfigChange change) {
            fold(state.revision(), change);
        }

        private ConfigState.Folded fold(long basedOn, ConfigChange change) {
            var record = new ConfigRecord(1, "id-" + appended, basedOn, Instant.EPOCH, "anna", "", change);
            ConfigState.Folded folded = state.fold(record);
            if (folded instanceof ConfigState.Folded.Accepted accepted) {
                state = accepted.state();
            }
            return folded;
        }

        @Override
        public AppendResult append(long basedOn, String author, String reason, ConfigChange change) {
            appended++;
            if (!elsewhere.isEmpty()) {
                read(elsewhere.remove());
            }
            return switch (fold(basedOn, change)) {
                case ConfigState.Folded.Accepted accepted ->
                    new AppendResult.Accepted(accepted.state().revision());
                case ConfigState.Folded.Refused refused ->
                    new AppendResult.Refused(refused.reason(), refused.currentRevision());
            };
        }

        @Override
        public boolean loaded() {
            return true;
        }

        @Override
        public ConfigState state() {
            return state;
        }

        @Override
        public Duration sinceLastRead() {
            return Duration.ZERO;
        }
    }
}
