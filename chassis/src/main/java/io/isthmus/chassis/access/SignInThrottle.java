package io.isthmus.chassis.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long whoever has named wrong passwords waits before another one is looked at. Three things are counted, each forgotten
 * a quarter of an hour after its last failure; the longest delay counts:
 *
 * <pre>
 *     failures                              free   then          at most   not for
 *     of the account from this address        4    1 s, 2 s, …   1 min     (5 s where it has signed in from here)
 *     of this address, whatever the account  20    1 s, 2 s, …   15 min    an account that has signed in from here
 *     of the account, from everywhere        10    1 s, 2 s, …   1 min     an address that has not failed with it,
 *                                                                          or that it has signed in from
 * </pre>
 *
 * So whoever guesses at many accounts, or from many addresses, is slowed down, and nobody keeps an administrator out who
 * comes from another address. What is tried during a delay is not looked at and does not prolong it. At most 10,000 of each
 * are remembered, those of late.
 */
final class SignInThrottle {

    static final GrowingDelay OF_BOTH = new GrowingDelay(4, Duration.ofSeconds(1), Duration.ofMinutes(1));
    static final GrowingDelay OF_BOTH_AFTER_SUCCESS = new GrowingDelay(4, Duration.ofSeconds(1), Duration.ofSeconds(5));
    static final GrowingDelay OF_ADDRESS = new GrowingDelay(20, Duration.ofSeconds(1), Duration.ofMinutes(15));
    static final GrowingDelay OF_ACCOUNT = new GrowingDelay(10, Duration.ofSeconds(1), Duration.ofMinutes(1));
    static final Duration REMEMBERED = Duration.ofMinutes(15);
    static final Duration SUCCESS_REMEMBERED = Duration.ofHours(24);
    static final int MAXIMUM_ENTRIES = 10_000;

    private final Map<SignInAttempt, Failures> both = new Recent<>();
    private final Map<String, Failures> addresses = new Recent<>();
    private final Map<String, Failures> accounts = new Recent<>();
    private final Map<SignInAttempt, Instant> successes = new Recent<>();

    private record Failures(int count, Instant last) {

        static final Failures NONE = new Failures(0, Instant.MIN);

        Failures oneMore(Instant now) {
            return new Failures(count + 1, now);
        }

        /** Until when nothing is looked at. */
        Instant end(GrowingDelay delay) {
            return count == 0 ? Instant.MIN : last.plus(delay.after(count));
        }
    }

    private static final class Recent<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MAXIMUM_ENTRIES;
        }
    }

    /** How long to wait before the password is looked at; empty for not at all. */
    synchronized Optional<Duration> delay(SignInAttempt attempt, Instant now) {
        boolean known = isKnown(attempt, now);
        Failures here = recent(both, attempt, now);
        Instant end = here.end(known ? OF_BOTH_AFTER_SUCCESS : OF_BOTH);
        if (!known) {
            end = later(end, recent(addresses, attempt.address(), now).end(OF_ADDRESS));
        }
        if (!known && here.count() > 0) {
            end = later(end, recent(accounts, attempt.account(), now).end(OF_ACCOUNT));
        }
        return end.isAfter(now) ? Optional.of(Duration.between(now, end)) : Optional.empty();
    }

    /** @return the delay that begins by it */
    synchronized Optional<Duration> failed(SignInAttempt attempt, Instant now) {
        both.put(attempt, recent(both, attempt, now).oneMore(now));
        addresses.put(
                attempt.address(), recent(addresses, attempt.address(), now).oneMore(now));
        accounts.put(attempt.account(), recent(accounts, attempt.account(), now).oneMore(now));
        return delay(attempt, now);
    }

    /**
     * The password was right.
     *
     * @return a delay that others, tried at the same time, have brought: the sign-in does not count then, or guessing many at
     *     once would be free
     */
    synchronized Optional<Duration> succeeded(SignInAttempt attempt, Instant now) {
        Optional<Duration> delay = delay(attempt, now);
        if (delay.isEmpty()) {
            both.remove(attempt);
            successes.put(attempt, now);
        }
        return delay;
    }

    /** Whether the account has signed in from there of late. */
    synchronized boolean isKnown(SignInAttempt attempt, Instant now) {
        Instant at = successes.get(attempt);
        return at != null && now.isBefore(at.plus(SUCCESS_REMEMBERED));
    }

    /** For tests of its bounds. */
    synchronized int entries() {
        return both.size() + addresses.size() + accounts.size() + successes.size();
    }

    private static <K> Failures recent(Map<K, Failures> failures, K key, Instant now) {
        Failures found = failures.getOrDefault(key, Failures.NONE);
        return found.count() > 0 && now.isBefore(found.last().plus(REMEMBERED)) ? found : Failures.NONE;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
