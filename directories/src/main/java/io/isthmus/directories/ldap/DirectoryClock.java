package io.isthmus.directories.ldap;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a directory's clock from the stamps that it gave: it shows no less than a stamp and the time that has
 * passed since that was seen. Time is measured by a ticker that never goes back, so neither our clock nor a correction of it
 * plays a part. Safe for several threads.
 */
public final class DirectoryClock {

    private final LongSupplier ticker;
    private @Nullable Instant atTickZero;

    /** @param ticker nanoseconds that never go back, as {@code System::nanoTime} */
    public DirectoryClock(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** Now, to ask {@link #noEarlierThan} for later. */
    public long tick() {
        return ticker.getAsLong();
    }

    /** Takes a stamp that the directory has just shown. */
    public synchronized void see(Instant stamp) {
        Instant zero = stamp.minus(Duration.ofNanos(ticker.getAsLong()));
        if (atTickZero == null || zero.isAfter(atTickZero)) {
            atTickZero = zero;
        }
    }

    /** The time that the directory's clock showed at least then; empty as long as no stamp was seen. */
    public synchronized Optional<Instant> noEarlierThan(long tick) {
        return Optional.ofNullable(atTickZero).map(zero -> zero.plus(Duration.ofNanos(tick)));
    }
}
