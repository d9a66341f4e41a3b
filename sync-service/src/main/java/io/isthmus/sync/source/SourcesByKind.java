package io.isthmus.sync.source;

import io.isthmus.contracts.settings.SourceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Connects to a source by what it is. */
@ApplicationScoped
public class SourcesByKind implements SourceConnectors, Function<SourceSettings, SourceConnector> {

    private final Instance<SourceOpener> openers;

    SourcesByKind(Instance<SourceOpener> openers) {
        this.openers = openers;
    }

    @Override
    public SourceConnector apply(SourceSettings source) {
        return open(source, null);
    }

    @Override
    public SourceConnector open(SourceSettings source, @Nullable String last) {
        return openers.stream()
                .filter(opener -> opener.opens(source.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no adapter reads a source of kind " + source.kind()))
                .open(source, last);
    }
}
