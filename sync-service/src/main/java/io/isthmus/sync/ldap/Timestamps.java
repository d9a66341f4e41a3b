package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.util.StaticUtils;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Finds out from the directory's own values where the next delta starts; our clock may differ from the directory's.
 *
 * <p>The newest timestamp seen is no later than the end of the reading, so that timestamp less the reading's duration is
 * no later than its start: whatever changes after an entry was read carries a later one. Durations are taken from a
 * clock that never goes back.
 */
final class Timestamps {

    /** GeneralizedTime (RFC 4517, section 3.3.13) without a fraction: the one form every directory understands. */
    private static final DateTimeFormatter GENERALIZED =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'.0Z'").withZone(ZoneOffset.UTC);

    private final String attribute;
    private final Duration overlap;
    private final long startedNanos = System.nanoTime();
    private String newestText = "";
    private Instant newest;
    private Instant start;

    Timestamps(String attribute, Duration overlap) {
        this.attribute = attribute;
        this.overlap = overlap;
    }

    void startFrom(String watermark) {
        start = parse(watermark).orElse(null);
    }

    Filter changedSince(String watermark) {
        Instant since = parse(watermark).orElse(Instant.EPOCH).minus(overlap);
        return Filter.createGreaterOrEqualFilter(attribute, GENERALIZED.format(since));
    }

    void see(Entry entry) {
        String text = entry.getAttributeValue(attribute);
        if (text == null || text.equals(newestText)) {
            return;
        }
        parse(text).filter(at -> newest == null || at.isAfter(newest)).ifPresent(at -> {
            newest = at;
            newestText = text;
        });
    }

    Optional<String> watermark() {
        Instant reached = newest == null ? null : newest.minusNanos(System.nanoTime() - startedNanos);
        if (start != null && (reached == null || reached.isBefore(start))) {
            reached = start;
        }
        return Optional.ofNullable(reached).map(GENERALIZED::format);
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(StaticUtils.decodeGeneralizedTime(text).toInstant());
        } catch (ParseException e) {
            return Optional.empty(); // an entry without a usable time is found by the next full import
        }
    }
}
