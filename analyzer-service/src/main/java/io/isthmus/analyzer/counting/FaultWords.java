package io.isthmus.analyzer.counting;

import io.isthmus.analyzer.words.Sentences;
import java.util.Locale;
import java.util.Map;

/** What went wrong when a directory was asked, and what to do about it, in one language: from {@code faults.properties}. */
public final class FaultWords {

    static final String BUNDLE = "io.isthmus.analyzer.counting.faults";
    static final String REMEDY = ".remedy";

    /** The words in which faults are stored. */
    public static final FaultWords ENGLISH = in(Locale.ENGLISH);

    private final Sentences sentences;

    private FaultWords(Sentences sentences) {
        this.sentences = sentences;
    }

    /** In that language where there are words of it, else in English. */
    public static FaultWords in(Locale language) {
        return new FaultWords(Sentences.in(language, BUNDLE));
    }

    public boolean knows(String wrong) {
        return sentences.has(wrong);
    }

    /** @param wrong one of {@link DirectoryFault.Wrong}, or of what ends a check */
    public String message(String wrong, Map<String, String> details) {
        return sentences.say(wrong, details);
    }

    public String remedy(String wrong, Map<String, String> details) {
        return sentences.say(wrong + REMEDY, details);
    }

    /** Above the reason why objects could not be counted. */
    public String title() {
        return sentences.say("title");
    }
}
