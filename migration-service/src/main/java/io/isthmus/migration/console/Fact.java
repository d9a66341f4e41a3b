package io.isthmus.migration.console;

/** A name and its value, as a page lists them. */
public record Fact(String label, String value, Tone tone) {

    public static Fact of(String label, String value) {
        return new Fact(label, value, Tone.NEUTRAL);
    }

    public static Fact of(String label, long count) {
        return of(label, InWords.count(count));
    }
}
