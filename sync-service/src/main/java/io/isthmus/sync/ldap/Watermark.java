package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.util.StaticUtils;
import io.isthmus.directories.ldap.DirectoryClock;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the delta after one reading starts: at the beginning of this one, by the directory's clock, because whatever changes
 * after an entry was read carries a later stamp. So a delta that finds nothing moves on, too.
 *
 * <pre>
 * the directory tells its time     that time
 * it has shown stamps              what its clock showed at least when the reading began, by the stamps and the time since;
 *                                  no later than our clock, in case a stamp is of the future
 * neither                          where this reading started
 * </pre>
 *
 * <p>A delta reaches back by an overlap before its watermark, for changes that become visible after their stamp: in a
 * directory of several servers, those that were on the way.
 */
final class Watermark {

    /** GeneralizedTime (RFC 4517, section 3.3.13) without a fraction: the one form every directory understands. */
    private static final DateTimeFormatter GENERALIZED =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'.0Z'").withZone(ZoneOffset.UTC);

    private final String attribute;
    private final DirectoryClock clock;
    private final long began;
    private final Instant ours;
    private final @Nullable Instant told;
    private final @Nullable Instant start;
    private String latest = "";

    /**
     * @param attribute that carries the stamps
     * @param ours what our clock shows now
     * @param told what the directory says that its clock shows now, if it does
     * @param start watermark of the reading before, if there was one
     */
    Watermark(String attribute, DirectoryClock clock, Instant ours, @Nullable Instant told, @Nullable String start) {
        this.attribute = attribute;
        this.clock = clock;
        this.began = clock.tick();
        this.ours = ours;
        this.told = told;
        this.start = start == null ? null : parse(start).orElse(null);
    }

    String attribute() {
        return attribute;
    }

    /** What changed since the reading before. */
    Filter changed(Duration overlap) {
        Instant since = start == null ? Instant.EPOCH : start.minus(overlap);
        return Filter.createGreaterOrEqualFilter(attribute, GENERALIZED.format(since));
    }

    void see(Entry entry) {
        String stamp = entry.getAttributeValue(attribute);
        if (stamp != null && !stamp.equals(latest)) {
            latest = stamp;
            parse(stamp).ifPresent(clock::see);
        }
    }

    /** Complete after the last page. */
    Optional<String> reached() {
        if (told != null) {
            return Optional.of(GENERALIZED.format(told));
        }
        Instant reached = clock.noEarlierThan(began)
                .map(shown -> start != null && start.isAfter(shown) ? start : shown)
                .map(shown -> shown.isAfter(ours) ? ours : shown)
                .orElse(start);
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
