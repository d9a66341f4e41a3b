package io.isthmus.rules.expression.evaluation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and prints dates as rules write them. */
public final class Dates {

    private static final Instant FILE_TIME_BEGIN = Instant.parse("1601-01-01T00:00:00Z");
    private static final int TICKS_PER_SECOND = 10_000_000;
    private static final int NANOS_PER_TICK = 100;

    private static final String TIME =
            "(?:[T ]+(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:\\.\\d+)?)?(?: *(?<half>[AaPp][Mm]))?)?";
    private static final String OFFSET = "(?: *(?<offset>[Zz]|[+-]\\d{1,2}(?::?\\d{2})?))?";
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})" + TIME + OFFSET);
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4})" + TIME + OFFSET);
    private static final Pattern LDAP = Pattern.compile("(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})"
            + "(?<hour>\\d{2})(?<minute>\\d{2})(?:(?<second>\\d{2}))?(?:[.,]\\d+)?(?<half>)(?<offset>[Zz]|[+-]\\d{4})");

    private Dates() {}

    static Optional<Instant> parse(String text) {
        String trimmed = text.strip();
        for (Pattern each : new Pattern[] {YEAR_FIRST, MONTH_FIRST, LDAP}) {
            Matcher matcher = each.matcher(trimmed);
            if (matcher.matches()) {
                return read(matcher);
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> read(Matcher matcher) {
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(matcher.group("year")),
                    number(matcher.group("month")),
                    number(matcher.group("day")),
                    hour(number(matcher.group("hour")), matcher.group("half")),
                    number(matcher.group("minute")),
                    number(matcher.group("second")));
            return Optional.of(local.toInstant(offset(matcher.group("offset"))));
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int hour(int hour, String half) {
        if (half == null || half.isEmpty()) {
            return hour;
        }
        return hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
    }

    private static ZoneOffset offset(String text) {
        if (text == null || text.equalsIgnoreCase("z")) {
            return ZoneOffset.UTC;
        }
        int sign = text.charAt(0) == '-' ? -1 : 1;
        String digits = text.substring(1).replace(":", "");
        int hours = number(digits.length() <= 2 ? digits : digits.substring(0, digits.length() - 2));
        int minutes = digits.length() <= 2 ? 0 : number(digits.substring(digits.length() - 2));
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    public static Instant fromFileTime(long ticks) {
        return FILE_TIME_BEGIN
                .plusSeconds(Math.floorDiv(ticks, TICKS_PER_SECOND))
                .plusNanos((long) Math.floorMod(ticks, TICKS_PER_SECOND) * NANOS_PER_TICK);
    }

    public static long toFileTime(Instant at) {
        Duration since = Duration.between(FILE_TIME_BEGIN, at);
        return Math.addExact(
                Math.multiplyExact(since.getSeconds(), (long) TICKS_PER_SECOND), since.getNano() / NANOS_PER_TICK);
    }

    /** Custom date and time formats as .NET has them, as far as they concern a date in UTC. */
    public static String format(Instant at, String format) {
        LocalDateTime date = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            if (c == '\'' || c == '"') {
                int end = format.indexOf(c, i + 1);
                int stop = end < 0 ? format.length() : end;
                text.append(format, i + 1, stop);
                i = stop + 1;
            } else if (c == '\\' && i + 1 < format.length()) {
                text.append(format.charAt(i + 1));
                i += 2;
            } else {
                int run = runLength(format, i);
                text.append(field(date, c, run).orElse(format.substring(i, i + run)));
                i += run;
            }
        }
        return text.toString();
    }

    private static int runLength(String format, int start) {
        int end = start + 1;
        while (end < format.length() && format.charAt(end) == format.charAt(start)) {
            end++;
        }
        return end - start;
    }

    private static Optional<String> field(LocalDateTime date, char symbol, int length) {
        return switch (symbol) {
            case 'y' ->
                Optional.of(length <= 2 ? padded(date.getYear() % 100, length) : padded(date.getYear(), length));
            case 'M' -> Optional.of(length <= 2 ? padded(date.getMonthValue(), length) : name(date.getMonth(), length));
            case 'd' ->
                Optional.of(length <= 2 ? padded(date.getDayOfMonth(), length) : name(date.getDayOfWeek(), length));
            case 'H' -> Optional.of(padded(date.getHour(), length));
            case 'h' -> Optional.of(padded((date.getHour() + 11) % 12 + 1, length));
            case 'm' -> Optional.of(padded(date.getMinute(), length));
            case 's' -> Optional.of(padded(date.getSecond(), length));
            case 'f' ->
                Optional.of(String.format(Locale.ROOT, "%09d", date.getNano()).substring(0, Math.min(length, 9)));
            case 't' -> Optional.of((date.getHour() < 12 ? "AM" : "PM").substring(0, Math.min(length, 2)));
            case 'z' -> Optional.of(length < 3 ? "+" + padded(0, length) : "+00:00");
            case 'K' -> Optional.of("Z");
            default -> Optional.empty();
        };
    }

    private static String padded(int number, int digits) {
        return String.format(Locale.ROOT, "%0" + Math.min(digits, 9) + "d", number);
    }

    private static String name(Enum<?> named, int length) {
        String name = named.name().charAt(0) + named.name().substring(1).toLowerCase(Locale.ROOT);
        return length == 3 ? name.substring(0, 3) : name;
    }
}
