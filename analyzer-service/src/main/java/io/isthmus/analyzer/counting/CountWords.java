package io.isthmus.analyzer.counting;

import io.isthmus.analyzer.counting.SourceCounts.SourceCount;
import io.isthmus.analyzer.words.Details;
import io.isthmus.analyzer.words.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the objects of an analysis were counted, in one language: from {@code counts.properties}. */
public final class CountWords {

    static final String BUNDLE = "io.isthmus.analyzer.counting.counts";

    /** The words in which counts are stored and sent. */
    public static final CountWords ENGLISH = in(Locale.ENGLISH);

    private final Sentences sentences;

    private CountWords(Sentences sentences) {
        this.sentences = sentences;
    }

    /** In that language where there are words of it, else in English. */
    public static CountWords in(Locale language) {
        return new CountWords(Sentences.in(language, BUNDLE));
    }

    public String notCounted() {
        return sentences.say("NOT_COUNTED");
    }

    public String given() {
        return sentences.say("GIVEN");
    }

    /** @param open sources that are not counted yet */
    String of(Map<String, SourceCount> counts, List<String> open) {
        String counted = counts.isEmpty()
                ? sentences.say("NOTHING")
                : new TreeMap<>(counts)
                        .entrySet().stream()
                                .map(each -> sentences.say(
                                        "SOURCE",
                                        Details.of("source", each.getKey()).and("count", of(each.getValue()))))
                                .collect(Collectors.joining("; "));
        return open.isEmpty()
                ? counted
                : sentences.say("OPEN", Details.of("counted", counted).and("sources", open));
    }

    private String of(SourceCount count) {
        DirectoryCount told = count.directory();
        if (told == null) {
            return count.words();
        }
        return sentences.say(
                told.missing().isEmpty() ? "COUNTED" : "COUNTED_WITHOUT",
                Details.of("users", told.users())
                        .and("groups", told.groups())
                        .and("contacts", told.contacts())
                        .and("missing", String.join("; ", told.missing()))
                        .and("url", count.url()));
    }

    /** Of one source, as a service of an earlier version would tell it. */
    String alone(DirectoryCount directory, String url) {
        return of(new SourceCount(directory.objects(), "", directory, url));
    }
}
