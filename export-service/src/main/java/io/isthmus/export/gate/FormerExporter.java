package io.isthmus.export.gate;

import io.isthmus.chassis.configlog.ConfigChanged;
import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.deployment.DeploymentConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, across a promotion, whether the exporter before us had confirmed that it stopped. The log's state forgets it
 * with the promotion; until the lease has passed nobody else can know that its last request is done.
 */
@ApplicationScoped
public class FormerExporter {

    private final String deployment;
    private final Duration lease;
    private final Clock clock = Clock.systemUTC();
    private volatile @Nullable Unconfirmed unconfirmed;

    FormerExporter(DeploymentConfig config) {
        this.deployment = config.deployment();
        this.lease = config.configLog().lease();
    }

    private record Unconfirmed(String deployment, long epoch, long sinceNanos) {}

    void changed(@Observes ConfigChanged change) {
        target(change.after()).ifPresent(target -> {
            ExportControl before = change.before().exportControlOf(target);
            ExportControl after = change.after().exportControlOf(target);
            if (!after.isActive(deployment) || before.epoch() == after.epoch()) {
                return;
            }
            if (change.before().revision() == 0 && change.after().revision() > 1) {
                startedAfterPromotion(after);
            } else if (before.demoted() != null
                    && !before.quiesced()
                    && !before.demoted().equals(deployment)) {
                unconfirmed = new Unconfirmed(before.demoted(), after.epoch(), System.nanoTime());
            }
        });
    }

    /** The log was read as a whole: what came before the promotion is not known, so the time since it decides. */
    private void startedAfterPromotion(ExportControl control) {
        Duration age = Duration.between(control.since(), Instant.now(clock));
        if (control.epoch() > 1 && age.compareTo(lease) <= 0) {
            long ageNanos = Math.max(0, age.toNanos());
            unconfirmed = new Unconfirmed("that was active before", control.epoch(), System.nanoTime() - ageNanos);
        }
    }

    private Optional<String> target(ConfigState state) {
        return state.settingsOf(deployment)
                .map(DeploymentSettings::document)
                .map(document ->
                        document.target() == null ? null : document.target().name());
    }

    /** Who may still be writing under the epoch before this one, if anybody; and for how long we know of it. */
    GateInput.Control control(ExportControl control) {
        Unconfirmed known = unconfirmed;
        if (known == null || known.epoch() != control.epoch()) {
            return new GateInput.Control(control.activeDeployment(), control.epoch(), Duration.ZERO, null);
        }
        return new GateInput.Control(
                control.activeDeployment(),
                control.epoch(),
                Duration.ofNanos(System.nanoTime() - known.sinceNanos()),
                known.deployment());
    }
}
