package io.isthmus.export.exporting;

import io.isthmus.chassis.configlog.AppendResult;
import io.isthmus.chassis.configlog.ConfigChanged;
import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.configlog.ConfigLogUnavailable;
import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.contracts.config.ConfigChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Confirms a demotion: once no request is in flight any more, this deployment says so in the config log, so that another
 * one may be promoted without waiting for the lease.
 */
@ApplicationScoped
public class Quiescing {

    private static final Logger LOG = Logger.getLogger(Quiescing.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ConfigLog log;
    private final DeploymentConfig config;
    private final Writing writing;
    private final InstanceLease instance;

    Quiescing(ConfigLog log, DeploymentConfig config, Writing writing, InstanceLease instance) {
        this.log = log;
        this.config = config;
        this.writing = writing;
        this.instance = instance;
    }

    void changed(@Observes ConfigChanged change) {
        change.after().exportControl().values().stream()
                .filter(this::mustConfirm)
                .forEach(control ->
                        Thread.ofVirtual().name("quiescing").start(() -> confirm(control.target(), control.epoch())));
    }

    private boolean mustConfirm(ExportControl control) {
        return config.deployment().equals(control.demoted()) && !control.quiesced();
    }

    private void confirm(String target, long epoch) {
        writing.awaitNone();
        while (true) {
            if (!instance.active()) {
                // the active instance knows whether a request is in flight; when it is gone, this one does
                Pace.sleep(PAUSE);
                continue;
            }
            ConfigState state = log.state();
            ExportControl control = state.exportControlOf(target);
            if (!mustConfirm(control) || control.epoch() != epoch) {
                return;
            }
            try {
                AppendResult result = log.append(
                        state.revision(),
                        "export-service",
                        "the last request of deployment " + config.deployment() + " is finished",
                        new ConfigChange.Quiesced(target, config.deployment(), epoch));
                if (result instanceof AppendResult.Accepted) {
                    LOG.infof("confirmed: deployment %s no longer exports to %s", config.deployment(), target);
                    return;
                }
            } catch (ConfigLogUnavailable e) {
                LOG.warnf("the demotion cannot be confirmed yet: %s", e.getMessage());
            }
            Pace.sleep(PAUSE);
        }
    }
}
