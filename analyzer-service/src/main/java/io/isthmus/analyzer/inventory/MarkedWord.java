package io.isthmus.analyzer.inventory;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of ours within a text of an export: facts are kept without a language, and whoever shows them puts in the words of one. The marks
 * are control characters for private use, which no export has a use for; a text that bears them all the same means nothing but a word.
 */
public final class MarkedWord {

    private static final char BEGIN = '\u0091';
    private static final char END = '\u0092';
    private static final Pattern MARKED = Pattern.compile(BEGIN + "([A-Za-z_.-]{1,60})" + END);

    private MarkedWord() {}

    /** @param name of the word in the bundle of whoever shows it */
    public static String of(String name) {
        return BEGIN + name + END;
    }

    /** @param family of the words for values of that kind */
    static String of(String family, Enum<?> value) {
        return of(family + "." + value.name());
    }

    /** @param words by their names */
    public static String told(String text, UnaryOperator<String> words) {
        return text.indexOf(BEGIN) < 0
                ? text
                : MARKED.matcher(text).replaceAll(word -> Matcher.quoteReplacement(words.apply(word.group(1))));
    }
}
