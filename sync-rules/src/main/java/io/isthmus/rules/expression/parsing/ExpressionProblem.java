package io.isthmus.rules.expression.parsing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with an expression's text.
 *
 * @param position offset of the first character concerned, 0-based; the text's length for a missing end
 * @param values what takes the places of the sentence, quoted from the expression
 */
public record ExpressionProblem(int position, Kind kind, List<String> values) {

    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

    /** Each with its sentence in English; other languages find their own by the name. */
    public enum Kind {
        TOO_LONG("an expression has at most {0} characters"),
        NESTED_TOO_DEEP("parentheses are nested more than {0} deep"),
        TEXT_NOT_CLOSED("the text that begins here has no closing quote"),
        NO_ATTRIBUTE("this is no attribute: [name] is expected"),
        NO_PARAMETER("this is no parameter: %Name% is expected"),
        TYPOGRAPHIC_QUOTES("a text stands between straight quotes, not between {0}"),
        UNEXPECTED_CHARACTER("unexpected character {0}"),
        ENDS_TOO_EARLY("the expression ends too early"),
        UNEXPECTED("unexpected {0}"),
        VARIABLE_NOT_BOUND("the variable {0} is not bound here"),
        UNKNOWN_NAME("unknown name {0}"),
        FUNCTION_WITHOUT_PARENTHESES("unknown name {0}; a function is called with parentheses"),
        NUMBER_TOO_LARGE("the number does not fit into 64 bits"),
        UNKNOWN_FUNCTION("unknown function {0}"),
        OTHER_CASE("unknown function {0}; names are case-sensitive: {1}"),
        NUMBER_OF_ARGUMENTS("{0} does not take {1} arguments: {2}"),
        VARIABLE_EXPECTED("a variable such as $item is expected"),
        NAME_IN_QUOTES_EXPECTED("{0} needs the attribute's name in quotes");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    public ExpressionProblem {
        values = List.copyOf(values);
    }

    public ExpressionProblem(int position, Kind kind, String... values) {
        this(position, kind, List.of(values));
    }

    /** In English. */
    public String message() {
        return PLACE.matcher(kind.sentence)
                .replaceAll(place -> Matcher.quoteReplacement(values.get(Integer.parseInt(place.group(1)))));
    }
}
