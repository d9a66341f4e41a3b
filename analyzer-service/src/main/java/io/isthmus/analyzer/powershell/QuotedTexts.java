package io.isthmus.analyzer.powershell;

import io.isthmus.analyzer.powershell.Token.Kind;

/** Texts in quotes, of one line or of several. What a dollar sign in double quotes stands for only running the script would tell. */
final class QuotedTexts {

    private QuotedTexts() {}

    /** In single quotes: nothing but two of them means something else than itself. */
    static Token single(ScriptCursor script) {
        int line = script.line();
        StringBuilder text = new StringBuilder();
        script.skip(1);
        while (!script.ended() && (script.sign() != '\'' || script.startsWith("''"))) {
            text.append(script.sign());
            script.skip(script.sign() == '\'' ? 2 : 1);
        }
        script.skip(1);
        return new Token(Kind.TEXT, text.toString(), line);
    }

    static Token doubled(ScriptCursor script) {
        int line = script.line();
        StringBuilder text = new StringBuilder();
        boolean dynamic = false;
        script.skip(1);
        while (!script.ended() && (script.sign() != '"' || script.startsWith("\"\""))) {
            char sign = script.sign();
            boolean escape = sign == '`' || sign == '"';
            if (escape) {
                script.skip(1);
            }
            dynamic |= sign == '$';
            if (!script.ended()) {
                text.append(sign == '`' ? escaped(script.sign()) : script.sign());
                script.skip(1);
            } else {
                text.append(sign);
            }
        }
        script.skip(1);
        return new Token(dynamic ? Kind.DYNAMIC : Kind.TEXT, text.toString(), line);
    }

    private static char escaped(char sign) {
        return switch (sign) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> sign;
        };
    }

    /** Over several lines, between {@code @'} and {@code '@}, or the same with double quotes. */
    static Token here(ScriptCursor script) {
        int line = script.line();
        int begun = script.at();
        char quote = script.text(begun + 1, begun + 2).charAt(0);
        script.to(script.find("\n"));
        int newLine = script.at();
        int end = script.find("\n" + quote + "@");
        script.to(end);
        if (script.ended()) {
            return new Token(Kind.DYNAMIC, script.textFrom(begun), line);
        }
        String text = end <= newLine ? "" : script.text(newLine + 1, end).replace("\r", "");
        script.skip(("\n" + quote + "@").length());
        return new Token(quote == '"' && text.indexOf('$') >= 0 ? Kind.DYNAMIC : Kind.TEXT, text, line);
    }
}
