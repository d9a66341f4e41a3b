package io.isthmus.analyzer.words;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places of a sentence in a message bundle that something else takes: {@code {0}}, {@code {rule}}, {@code {owner:of}}. */
public final class Placeholders {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z0-9][a-z0-9:-]*)}");

    private Placeholders() {}

    /** @param values by the name of the place; they stand in the sentence as they are */
    public static String filled(String sentence, UnaryOperator<String> values) {
        return PLACE.matcher(sentence).replaceAll(place -> Matcher.quoteReplacement(values.apply(place.group(1))));
    }

    static List<String> of(String sentence) {
        return PLACE.matcher(sentence).results().map(MatchResult::group).toList();
    }
}
