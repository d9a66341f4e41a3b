package io.isthmus.sync.checking;

import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceConnector;
import java.util.function.Function;

/** Checks sources in tests of adapters. */
public final class CheckFixture {

    private CheckFixture() {}

    public static CheckReport check(SourceProbe.Probes probes, SourceSettings source) {
        return new SourceChecking(probes, of -> {
                    throw new AssertionError("a directory is tried by its probe");
                })
                .check(source);
    }

    public static CheckReport check(Function<SourceSettings, SourceConnector> connectors, SourceSettings source) {
        return new SourceChecking(
                        of -> {
                            throw new AssertionError("only a directory has a probe");
                        },
                        connectors)
                .check(source);
    }
}
