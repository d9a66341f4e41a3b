package io.isthmus.migration.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times and numbers as people read them.
 *
 * @param now what ages count from
 * @param zone in which times are told; every time names it
 */
public record InWords(Instant now, ZoneId zone) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ENGLISH);
    private static final long MILLIS = 1_000;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** {@code 12,345} */
    public static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** {@code 1 object}, {@code 12,345 objects} */
    public static String count(long number, String one) {
        return count(number) + " " + (number == 1 ? one : one + "s");
    }

    /** {@code 2026-11-21 06:40:12 UTC}; a dash for none */
    public String time(@Nullable Instant at) {
        return at == null ? "–" : TIME.format(at.atZone(zone));
    }

    /** {@code just now}, {@code 4 min ago}; {@code never} for none */
    public String age(@Nullable Instant at) {
        if (at == null) {
            return "never";
        }
        Duration age = Duration.between(at, now);
        return age.getSeconds() < 10 ? "just now" : coarse(age) + " ago";
    }

    /** How long something took, or takes so far; a dash if it has not begun. */
    public String duration(@Nullable Instant from, @Nullable Instant to) {
        return from == null ? "–" : exact(Duration.between(from, to == null ? now : to));
    }

    /** {@code 0.4 s}, {@code 12 s}, {@code 3 min 12 s}, {@code 2 h 5 min}, {@code 7 d} */
    public static String exact(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ENGLISH, "%.1f s", Math.max(0, duration.toMillis()) / (double) MILLIS);
        }
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return pair(seconds / MINUTE, "min", seconds % MINUTE, "s");
        }
        if (seconds < DAY) {
            return pair(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min");
        }
        return pair(seconds / DAY, "d", seconds % DAY / HOUR, "h");
    }

    private static String coarse(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < MINUTE) {
            // in steps, so that a page that is looked at does not flicker
            return seconds / 10 * 10 + " s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " min";
        }
        return seconds < 2 * DAY ? seconds / HOUR + " h" : seconds / DAY + " d";
    }

    private static String pair(long big, String bigUnit, long small, String smallUnit) {
        return small == 0 ? big + " " + bigUnit : big + " " + bigUnit + " " + small + " " + smallUnit;
    }

    /** {@code FULL_IMPORT} as {@code Full import}. */
    public static String name(Enum<?> constant) {
        return name(constant.name());
    }

    public static String name(String upperSnakeCase) {
        String lower = upperSnakeCase.toLowerCase(Locale.ROOT).replace('_', ' ');
        return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }
}
