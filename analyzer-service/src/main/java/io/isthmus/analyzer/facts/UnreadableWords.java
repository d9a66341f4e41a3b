package io.isthmus.analyzer.facts;

import io.isthmus.analyzer.words.Details;
import io.isthmus.analyzer.words.Sentences;
import io.isthmus.contracts.analysis.AnalysisResult.Failure;
import java.util.Locale;
import java.util.Map;

/** Why an upload cannot be analysed, and what to do about it, in one language: from {@code unreadable.properties}. */
public final class UnreadableWords {

    static final String BUNDLE = "io.isthmus.analyzer.facts.unreadable";
    static final String REMEDY = ".remedy";

    /** The words in which failures are stored and sent. */
    public static final UnreadableWords ENGLISH = in(Locale.ENGLISH);

    private final Sentences sentences;

    private UnreadableWords(Sentences sentences) {
        this.sentences = sentences;
    }

    /** In that language where there are words of it, else in English. */
    public static UnreadableWords in(Locale language) {
        return new UnreadableWords(Sentences.in(language, BUNDLE));
    }

    public Failure failure(Unreadable why, String where, Details details) {
        return of(new Failure(why.code().name(), where, "", "", details.values(), why.name()));
    }

    /** What an earlier version told without its details stays as it told it. */
    public Failure of(Failure told) {
        Map<String, String> details = told.details();
        String why = told.variant();
        return details == null || why == null || !sentences.has(why)
                ? told
                : told.inWords(sentences.say(why, details), sentences.say(why + REMEDY, details));
    }

    /** Above the reasons. @param ours whether the fault is the service's own */
    public String title(boolean ours) {
        return sentences.say(ours ? "title.ours" : "title");
    }

    /** Shape: {@code a.zip: the file is empty (analysis 7)}. */
    public String detail(Failure told, String analysis) {
        return sentences.say(
                "detail",
                Details.of("where", told.where()).and("message", told.message()).and("analysis", analysis));
    }
}
