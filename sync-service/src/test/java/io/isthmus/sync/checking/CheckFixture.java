package io.isthmus.sync.checking;

import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.settings.SourceSettings;

/** Checks sources in tests of adapters. */
public final class CheckFixture {

    private CheckFixture() {}

    public static CheckReport check(SourceProbe.Probes probes, SourceSettings source) {
        return new SourceChecking(probes).check(source);
    }
}
