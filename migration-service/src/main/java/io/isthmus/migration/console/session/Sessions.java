package io.isthmus.migration.console.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that are kept here: the browser has nothing but a number nobody guesses (256 bits), so what is ended here is ended
 * for every copy of it. They are in the memory of this instance: a restart ends them all, and a second instance does not
 * know them.
 *
 * @param <T> what is known of whoever is signed in
 */
public final class Sessions<T> {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Limits limits;
    /** The one that was not used for the longest time comes first. */
    private final Map<String, Open<T>> open = new LinkedHashMap<>(16, 0.75f, true);

    public Sessions(Limits limits) {
        this.limits = limits;
    }

    /**
     * @param idle how long a session lasts without being used
     * @param atMost how long it lasts however much it is used
     * @param maximum how many there are at once; the one that was not used for the longest time makes room
     */
    public record Limits(Duration idle, Duration atMost, int maximum) {}

    /** @param goneAt when another one that has taken its place is the only one left */
    private record Open<T>(
            T value, Instant end, Instant usedAt, @Nullable Instant goneAt) {

        Open<T> used(Instant now) {
            return new Open<>(value, end, now, goneAt);
        }

        Open<T> gone(Instant at) {
            return new Open<>(value, end, usedAt, goneAt == null || at.isBefore(goneAt) ? at : goneAt);
        }
    }

    /** @return the number */
    public synchronized String open(T value, Instant now) {
        open.values().removeIf(each -> over(each, now));
        while (open.size() >= limits.maximum()) {
            open.remove(open.keySet().iterator().next());
        }
        String id = number();
        open.put(id, new Open<>(value, now.plus(limits.atMost()), now, null));
        return id;
    }

    /**
     * Another number for the same session: it ends when it would have ended.
     *
     * @param id of before; where it is not known, this is a new session
     * @param used whether somebody did something, and not only a page by itself
     */
    public synchronized String renew(@Nullable String id, T value, boolean used, Instant now) {
        Open<T> before = id == null ? null : open.get(id);
        String renewed = open(value, now);
        if (before != null) {
            open.put(renewed, new Open<>(value, before.end(), used ? now : before.usedAt(), null));
        }
        return renewed;
    }

    /** Using it prolongs it. */
    public synchronized Optional<T> use(@Nullable String id, Instant now) {
        Optional<T> found = look(id, now);
        found.ifPresent(value -> open.computeIfPresent(id, (same, each) -> each.used(now)));
        return found;
    }

    /** Does not prolong it: for what a page asks for by itself. */
    public synchronized Optional<T> look(@Nullable String id, Instant now) {
        Open<T> found = id == null ? null : open.get(id);
        if (found == null) {
            return Optional.empty();
        }
        if (over(found, now)) {
            open.remove(id);
            return Optional.empty();
        }
        return Optional.of(found.value());
    }

    /** For every browser that has it, at once. */
    public synchronized void end(@Nullable String id) {
        open.remove(id);
    }

    /** Another one has taken its place; requests that are on their way still know the old one. */
    public synchronized void endAt(String id, Instant end) {
        open.computeIfPresent(id, (same, each) -> each.gone(end));
    }

    private boolean over(Open<T> session, Instant now) {
        return !now.isBefore(session.end())
                || session.goneAt() != null && !now.isBefore(session.goneAt())
                || !now.isBefore(session.usedAt().plus(limits.idle()));
    }

    private String number() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
