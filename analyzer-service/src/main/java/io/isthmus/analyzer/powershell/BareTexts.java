package io.isthmus.analyzer.powershell;

import io.isthmus.analyzer.powershell.Token.Kind;
import java.util.Locale;
import java.util.Optional;

/** What stands without quotes: variables, parameters, words, types, and what lies in brackets and is not understood. */
final class BareTexts {

    private BareTexts() {}

    static Token variable(ScriptCursor script) {
        int begun = script.at();
        script.skip(1);
        if (script.atOneOf("({")) {
            return balanced(script, begun);
        }
        script.skipName();
        String name = script.text(begun + 1, script.at());
        if (script.startsWith("[0]")) {
            script.skip(3);
        }
        boolean further = script.atOneOf(".[:");
        if (further) {
            script.skipWord();
        }
        return named(name, further, script.textFrom(begun), script.line());
    }

    private static Token named(String name, boolean further, String whole, int line) {
        return switch (further ? "" : name.toLowerCase(Locale.ROOT)) {
            case "true" -> new Token(Kind.TEXT, "True", line);
            case "false" -> new Token(Kind.TEXT, "False", line);
            case "null" -> new Token(Kind.TEXT, "", line);
            case "" -> new Token(Kind.DYNAMIC, whole, line);
            default -> new Token(Kind.VARIABLE, name, line);
        };
    }

    /** Parameters that stand in a variable. */
    static Token splatted(ScriptCursor script) {
        int begun = script.at();
        script.skip(1);
        script.skipWord();
        return new Token(Kind.DYNAMIC, script.textFrom(begun), script.line());
    }

    /** From a bracket to the one that closes it; quotes inside are not looked at, as nothing inside is understood. */
    static Token balanced(ScriptCursor script, int begun) {
        int line = script.line();
        int open = 0;
        do {
            open += script.atOneOf("{(") ? 1 : script.atOneOf("})") ? -1 : 0;
            script.skip(1);
        } while (!script.ended() && open > 0);
        return new Token(Kind.DYNAMIC, script.textFrom(begun), line);
    }

    /** {@code [int]} before a value says nothing; {@code [Type]::new} only running would tell. */
    static Optional<Token> cast(ScriptCursor script) {
        int begun = script.at();
        script.to(script.find("]") + 1);
        if (!script.startsWith("::")) {
            return Optional.empty();
        }
        script.skipWord();
        return Optional.of(new Token(Kind.DYNAMIC, script.textFrom(begun), script.line()));
    }

    /** A dash that begins no name begins a word, as of a negative number. */
    static Optional<Token> parameter(ScriptCursor script) {
        int dash = script.at();
        script.skip(1);
        boolean named = !script.ended() && (Character.isLetter(script.sign()) || script.sign() == '_');
        if (!named) {
            return word(script, dash);
        }
        script.skipName();
        String name = script.text(dash + 1, script.at());
        if (script.atOneOf(":")) {
            script.skip(1);
        }
        return Optional.of(new Token(Kind.PARAMETER, name, script.line()));
    }

    /** None for a bracket that closes what nobody opened. */
    static Optional<Token> word(ScriptCursor script) {
        int begun = script.at();
        script.skip(1);
        return word(script, begun);
    }

    /** The rest of a word whose first sign is behind. */
    private static Optional<Token> word(ScriptCursor script, int begun) {
        while (!script.ended() && script.sign() != '=' && !script.endsWord()) {
            script.skip(1);
        }
        String text = script.textFrom(begun);
        char first = text.charAt(0);
        boolean number = Character.isDigit(first) || first == '-';
        return first == '}'
                ? Optional.empty()
                : Optional.of(new Token(number ? Kind.TEXT : Kind.WORD, text, script.line()));
    }
}
