package io.isthmus.sync.ldap;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.DirectoryClock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What is known of the clock of each directory, from one import to the next. */
final class KnownClocks {

    private record Directory(String source, @Nullable String url) {}

    private final LongSupplier ticker;
    private final Map<Directory, DirectoryClock> known = new ConcurrentHashMap<>();

    KnownClocks(LongSupplier ticker) {
        this.ticker = ticker;
    }

    DirectoryClock of(SourceSettings source) {
        return known.computeIfAbsent(
                new Directory(source.name(), source.url()), directory -> new DirectoryClock(ticker));
    }
}
