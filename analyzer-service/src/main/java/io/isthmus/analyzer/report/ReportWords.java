package io.isthmus.analyzer.report;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.words.Placeholders;
import io.isthmus.analyzer.words.Sentences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of reports, from {@code words.properties}; another language is a file {@code words_xx.properties} beside it.
 * What an export does not say is called unknown, never empty and never no.
 */
public final class ReportWords {

    private static final String BUNDLE = "io.isthmus.analyzer.report.words";
    private static final String ENGLISH = "en";

    private final ResourceBundle bundle;

    ReportWords(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** In that language where there are words of it, else in English. */
    public static ReportWords in(Locale language) {
        return new ReportWords(Sentences.bundle(language, BUNDLE));
    }

    public String language() {
        String found = bundle.getLocale() == null ? "" : bundle.getLocale().getLanguage();
        return found.isEmpty() ? ENGLISH : found;
    }

    /** @param values take the places {@code {0}}, {@code {1}} … as they are */
    public String say(String key, Object... values) {
        return Placeholders.filled(bundle.getString(key), place -> String.valueOf(values[Integer.parseInt(place)]));
    }

    /** The word for a code, such as {@code state.CUSTOM}; codes without one are told as they are. */
    public String code(String kind, @Nullable String code) {
        if (code == null) {
            return say("unknown");
        }
        String key = kind + "." + code;
        return bundle.containsKey(key) ? say(key) : code;
    }

    /** The word for a name of ours that consists of words, such as {@code link type}; other names are told as they are. */
    String term(String kind, String name) {
        String key = kind + "." + name.replace(' ', '-');
        return bundle.containsKey(key) ? say(key) : name;
    }

    public String known(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? say("unknown") : value.toString();
    }

    /** A place of an export, as evidence names it; nothing where there is none. */
    public String place(@Nullable String evidence) {
        return evidence == null
                ? ""
                : ExportLocation.told(evidence, say("place.whole"), line -> say("place.line", line));
    }

    public String yesNo(@Nullable Boolean value) {
        return say(value == null ? "unknown" : value ? "yes" : "no");
    }

    /** In groups of three digits. */
    String number(long number) {
        return Sentences.number(bundle, number);
    }

    String list(@Nullable List<String> values) {
        return values == null ? say("unknown") : values.isEmpty() ? say("none") : String.join("; ", values);
    }

    /** Each on a line of its own. */
    String lines(@Nullable List<String> values) {
        return values == null ? say("unknown") : values.isEmpty() ? say("none") : String.join("\n", values);
    }

    /** {@code 12 direct, 3 constant}. */
    String counts(String kind, @Nullable Map<String, Long> values) {
        if (values == null) {
            return say("unknown");
        }
        return values.isEmpty()
                ? say("none")
                : values.entrySet().stream()
                        .map(e -> e.getValue() + " " + code(kind, e.getKey()))
                        .collect(Collectors.joining(", "));
    }

    /** {@code name: value} each on a line of its own; what is not set is left to the reader to see. */
    String pairs(Map<String, String> values) {
        return values.isEmpty()
                ? say("none")
                : values.entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue())
                        .collect(Collectors.joining("\n"));
    }

    /** {@code 3 h 36 min}; {@code 20 s} where there is nothing larger. */
    String duration(Duration span) {
        List<String> parts = new ArrayList<>();
        add(parts, span.toHours(), "unit.hours");
        add(parts, span.toMinutesPart(), "unit.minutes");
        add(parts, span.toSecondsPart(), "unit.seconds");
        return parts.isEmpty() ? "0 " + say("unit.seconds") : String.join(" ", parts);
    }

    private void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + " " + say(unit));
        }
    }
}
