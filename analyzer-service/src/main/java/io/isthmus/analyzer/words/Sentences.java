package io.isthmus.analyzer.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The sentences of one message bundle in one language. {@code {name}} in a sentence is a detail; {@code {family:name}} is the word
 * {@code family.VALUE} of the bundle by the value of the detail; where there is none, the detail {@code family} is told as it is, or the
 * value itself. A detail that is not there is unknown.
 */
public final class Sentences {

    /** Those that every bundle has. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final String UNKNOWN = "unknown";

    private final ResourceBundle bundle;

    private Sentences(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** In that language where there are words of it, else in English. */
    public static Sentences in(Locale language, String bundle) {
        return new Sentences(bundle(language, bundle));
    }

    /** The same as the bundle itself. */
    public static ResourceBundle bundle(Locale language, String bundle) {
        return ResourceBundle.getBundle(
                bundle,
                language,
                Sentences.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** Whether something has to be put into the sentence. */
    public boolean asks(String key) {
        return !Placeholders.of(bundle.getString(key)).isEmpty();
    }

    public String say(String key, Details details) {
        return say(key, details.values());
    }

    public String say(String key) {
        return say(key, Map.of());
    }

    public String say(String key, Map<String, String> details) {
        return Placeholders.filled(bundle.getString(key), place -> value(place, details));
    }

    /** In groups of three digits, as the language has them. */
    public String number(long number) {
        return number(bundle, number);
    }

    public static String number(ResourceBundle bundle, long number) {
        Locale language = bundle.getLocale();
        return String.format(
                language == null || language.equals(Locale.ROOT) ? Locale.ENGLISH : language, "%,d", number);
    }

    private String value(String place, Map<String, String> details) {
        int colon = place.indexOf(':');
        String family = place.substring(0, Math.max(0, colon));
        String detail = details.get(place.substring(colon + 1));
        if (detail != null && colon >= 0 && has(family + "." + detail)) {
            return say(family + "." + detail, details);
        }
        String told = details.containsKey(family) ? details.get(family) : detail;
        return told == null ? bundle.getString(UNKNOWN) : told;
    }
}
