package io.isthmus.analyzer.facts;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of {@code GlobalSettings/MV.xml}. No getter has an answer for a parameter that is absent, empty or
 * not of its type.
 *
 * @param parameters by their full name, secrets left out; empty text where nothing is set
 * @param places of the parameters, by their full name
 */
public record GlobalSettings(Map<String, String> parameters, Places places) {

    private static final Pattern TIME_SPAN = Pattern.compile("(?:(\\d{1,6})\\.)?(\\d{1,2}):(\\d{2}):(\\d{2})");

    public GlobalSettings {
        parameters = Map.copyOf(parameters);
    }

    public @Nullable String text(String name) {
        String value = parameters.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    public @Nullable Boolean flag(String name) {
        String value = text(name);
        if ("true".equalsIgnoreCase(value)) {
            return true;
        }
        return "false".equalsIgnoreCase(value) ? false : null;
    }

    public @Nullable Integer number(String name) {
        String value = text(name);
        return value == null || !value.matches("\\d{1,9}") ? null : Integer.valueOf(value);
    }

    /** A .NET time span, {@code [days.]hours:minutes:seconds}. */
    public @Nullable Duration duration(String name) {
        String value = text(name);
        Matcher span = TIME_SPAN.matcher(value == null ? "" : value);
        if (!span.matches()) {
            return null;
        }
        try {
            return Duration.parse("P" + (span.group(1) == null ? "0" : span.group(1)) + "DT" + span.group(2) + "H"
                    + span.group(3) + "M" + span.group(4) + "S");
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    public ExportLocation evidenceOf(String name) {
        return places.at(name);
    }
}
