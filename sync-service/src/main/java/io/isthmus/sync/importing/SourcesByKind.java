package io.isthmus.sync.importing;

import io.isthmus.contracts.settings.SourceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.function.Function;

/** Connects to a source by what it is. */
@ApplicationScoped
public class SourcesByKind implements Function<SourceSettings, SourceConnector> {

    private final Instance<SourceOpener> openers;

    SourcesByKind(Instance<SourceOpener> openers) {
        this.openers = openers;
    }

    @Override
    public SourceConnector apply(SourceSettings source) {
        return openers.stream()
                .filter(opener -> opener.opens(source.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no adapter reads a source of kind " + source.kind()))
                .apply(source);
    }
}
