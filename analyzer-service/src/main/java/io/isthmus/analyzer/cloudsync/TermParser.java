package io.isthmus.analyzer.cloudsync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes an expression of Cloud Sync apart, as far as it consists of functions, attributes, texts and numbers. */
final class TermParser {

    /** A backslash in a text makes the sign behind it one of the text. */
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|\\[([^\\[\\]\"]+)]|(\\d{1,9})"
                    + "|([A-Za-z][A-Za-z0-9]*)\\s*\\(|([,)]))");

    private static final int DEEPEST = 50;
    private static final int LONGEST = 2_000;

    private final String text;
    private final Matcher token;
    private int at;

    private TermParser(String text) {
        this.text = text;
        this.token = TOKEN.matcher(text);
    }

    /** @return nothing for what has something else in it */
    static Optional<Term> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        TermParser parser = new TermParser(text);
        Optional<Term> term = parser.term(0);
        return parser.text.substring(parser.at).isBlank() ? term : Optional.empty();
    }

    private boolean next() {
        boolean found = token.region(at, text.length()).lookingAt();
        if (found) {
            at = token.end();
        }
        return found;
    }

    private Optional<Term> term(int depth) {
        if (depth > DEEPEST || !next()) {
            return Optional.empty();
        }
        if (token.group(1) != null) {
            return Optional.of(new Term.Text(token.group(1).replaceAll("\\\\(.)", "$1")));
        }
        if (token.group(2) != null) {
            return Optional.of(new Term.Attribute(token.group(2).strip()));
        }
        if (token.group(3) != null) {
            return Optional.of(new Term.Number(token.group(3)));
        }
        return token.group(4) == null ? Optional.empty() : call(token.group(4), depth);
    }

    private Optional<Term> call(String function, int depth) {
        List<Term> arguments = new ArrayList<>();
        do {
            Optional<Term> argument = term(depth + 1);
            if (argument.isEmpty() || !next() || token.group(5) == null) {
                return Optional.empty();
            }
            arguments.add(argument.get());
        } while (token.group(5).equals(","));
        return Optional.of(new Term.Call(function, List.copyOf(arguments)));
    }
}
