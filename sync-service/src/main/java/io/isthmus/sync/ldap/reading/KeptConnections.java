package io.isthmus.sync.ldap.reading;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Signed-in connections that deltas leave behind for the next one: opening one and signing in takes longer than asking what has
 * changed. Each is lent to one reading, and comes back only from a reading that came to its end, so that two threads never read one.
 * One that has been idle for a moment is asked for a sign of life first; none is older than an hour, so that an account that was
 * disabled does not read for ever.
 */
public final class KeptConnections {

    private static final int MOST_OF_A_SOURCE = 3;
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration IDLE_AT_MOST = Duration.ofMinutes(5);
    private static final Duration OLD_AT_MOST = Duration.ofHours(1);
    private static final int MILLIS_TO_ANSWER = 5_000;

    private final Function<SourceSettings, LDAPConnection> opening;
    private final LongSupplier ticker;
    private final Map<SourceSettings, Deque<Kept>> idle = new HashMap<>();

    /** @param since when it was given back, in nanoseconds */
    private record Kept(LDAPConnection connection, long since) {}

    /** @param ticker nanoseconds of a clock that never goes back */
    public KeptConnections(Function<SourceSettings, LDAPConnection> opening, LongSupplier ticker) {
        this.opening = opening;
        this.ticker = ticker;
    }

    /** The connections of one source, for one reading. */
    public Lending of(SourceSettings source) {
        return new Lending(this, source);
    }

    /** Connections of one source. For whoever gives back what he took, or closes it. */
    public record Lending(KeptConnections kept, SourceSettings source) {

        /** @throws SourceException when the directory cannot be reached or does not let us in */
        public LDAPConnection open() {
            return kept.opening.apply(source);
        }

        /** One that answers. @throws SourceException as {@link #open} */
        public LDAPConnection take() {
            Kept found = kept.next(source);
            while (found != null) {
                if (kept.idleFor(found).compareTo(A_MOMENT) < 0 || answers(found.connection())) {
                    return found.connection();
                }
                found.connection().close();
                found = kept.next(source);
            }
            return open();
        }

        /** One that may have broken unnoticed, for whoever notices and opens another one; else a new one. */
        public Taken takeAsItIs() {
            Kept found = kept.next(source);
            return found == null ? new Taken(open(), false) : new Taken(found.connection(), true);
        }

        /** Nobody reads it any more, and nothing is still to come through it. */
        public void giveBack(LDAPConnection connection) {
            kept.keep(source, connection);
        }
    }

    /** @param before whether it has been used before */
    public record Taken(LDAPConnection connection, boolean before) {}

    private static boolean answers(LDAPConnection connection) {
        try {
            SearchRequest rootEntry =
                    new SearchRequest("", SearchScope.BASE, Filter.createPresenceFilter("objectClass"), "1.1");
            rootEntry.setResponseTimeoutMillis(MILLIS_TO_ANSWER);
            connection.search(rootEntry);
            return true;
        } catch (LDAPException e) {
            return false;
        }
    }

    private synchronized @Nullable Kept next(SourceSettings source) {
        closeThoseIdleTooLong();
        Deque<Kept> some = idle.getOrDefault(source, new ArrayDeque<>());
        while (!some.isEmpty()) {
            Kept newest = some.pop();
            if (isYoung(newest.connection())) {
                return newest;
            }
            newest.connection().close();
        }
        return null;
    }

    private synchronized void keep(SourceSettings source, LDAPConnection connection) {
        closeThoseIdleTooLong();
        Deque<Kept> some = idle.computeIfAbsent(source, each -> new ArrayDeque<>());
        if (some.size() < MOST_OF_A_SOURCE && isYoung(connection)) {
            some.push(new Kept(connection, ticker.getAsLong()));
        } else {
            connection.close();
        }
    }

    private void closeThoseIdleTooLong() {
        idle.values().forEach(some -> {
            while (!some.isEmpty() && idleFor(some.peekLast()).compareTo(IDLE_AT_MOST) > 0) {
                some.removeLast().connection().close();
            }
        });
        idle.values().removeIf(Deque::isEmpty);
    }

    private Duration idleFor(Kept kept) {
        return Duration.ofNanos(ticker.getAsLong() - kept.since());
    }

    private static boolean isYoung(LDAPConnection connection) {
        long age = System.currentTimeMillis() - connection.getConnectTime();
        return connection.isConnected() && age < OLD_AT_MOST.toMillis();
    }

    public synchronized void close() {
        idle.values().forEach(some -> some.forEach(kept -> kept.connection().close()));
        idle.clear();
    }
}
