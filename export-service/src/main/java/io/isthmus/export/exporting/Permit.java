package io.isthmus.export.exporting;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.instance.InstanceLease;
import java.time.Duration;

/**
 * Leave to write under one epoch. Asked before every single request: costs three reads of memory, and is what makes
 * a demoted exporter, or one that was paused and woke up, write nothing.
 */
record Permit(InstanceLease instance, ConfigLog log, String deployment, String target, long epoch, Duration lease) {

    /** @throws ExportStopped when the leave has ended */
    void check() {
        if (!instance.active()) {
            throw new ExportStopped("this instance is no longer certain to be the active one");
        }
        if (log.sinceLastRead().compareTo(lease) > 0) {
            throw new ExportStopped("the config log could not be read for longer than the lease");
        }
        ExportControl control = log.state().exportControlOf(target);
        if (!control.isActive(deployment) || control.epoch() != epoch) {
            throw new ExportStopped("export control of target " + target + " has changed");
        }
    }
}
