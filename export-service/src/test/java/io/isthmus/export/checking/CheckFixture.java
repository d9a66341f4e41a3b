package io.isthmus.export.checking;

import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.settings.TargetSettings;

/** Checks targets in tests of adapters. */
public final class CheckFixture {

    private CheckFixture() {}

    public static CheckReport check(TargetProbe.Probes probes, TargetSettings target) {
        return new TargetChecks(probes).check(target);
    }
}
