package io.isthmus.analyzer.powershell;

import io.isthmus.analyzer.powershell.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Takes a script apart into tokens. Whatever it does not know becomes a dynamic value, so that any text has an end. */
final class Lexer {

    private final ScriptCursor script;
    private final List<Token> tokens = new ArrayList<>();
    private int depth;

    private Lexer(String script) {
        this.script = new ScriptCursor(script);
    }

    static List<Token> tokens(String script) {
        Lexer lexer = new Lexer(script);
        while (!lexer.script.ended()) {
            lexer.next();
        }
        lexer.end();
        return List.copyOf(lexer.tokens);
    }

    private void next() {
        switch (script.sign()) {
            case '\n' -> newLine();
            case ' ', '\t', '\r', '\uFEFF' -> script.skip(1);
            case '`' -> continuation();
            case ';' -> {
                script.skip(1);
                end();
            }
            case '#' -> script.to(script.find("\n"));
            case '\'' -> tokens.add(QuotedTexts.single(script));
            case '"' -> tokens.add(QuotedTexts.doubled(script));
            case '@' -> at();
            case '$' -> tokens.add(BareTexts.variable(script));
            case '(' -> open();
            case ')' -> close();
            case '{' -> tokens.add(BareTexts.balanced(script, script.at()));
            case '[' -> BareTexts.cast(script).ifPresent(tokens::add);
            case ',' -> sign(Kind.COMMA);
            case '|' -> sign(Kind.PIPE);
            case '=' -> sign(Kind.ASSIGN);
            case '-' -> BareTexts.parameter(script).ifPresent(tokens::add);
            default -> other();
        }
    }

    private void other() {
        if (script.startsWith("<#")) {
            script.to(script.find("#>") + 2);
        } else {
            BareTexts.word(script).ifPresent(tokens::add);
        }
    }

    private void sign(Kind kind) {
        tokens.add(new Token(kind, String.valueOf(script.sign()), script.line()));
        script.skip(1);
    }

    private void open() {
        depth++;
        sign(Kind.OPEN);
    }

    private void close() {
        depth = Math.max(0, depth - 1);
        sign(Kind.CLOSE);
    }

    private void newLine() {
        if (depth == 0 && !continues()) {
            end();
        }
        script.skip(1);
    }

    /** A line that ends with a comma or a pipe goes on. */
    private boolean continues() {
        return !tokens.isEmpty()
                && (tokens.getLast().is(Kind.COMMA) || tokens.getLast().is(Kind.PIPE));
    }

    private void end() {
        if (!tokens.isEmpty() && !tokens.getLast().is(Kind.END)) {
            tokens.add(new Token(Kind.END, "", script.line()));
        }
    }

    /** Blanks behind the backtick are forgiven, and the end of the line is no end of the statement. */
    private void continuation() {
        script.skip(1);
        script.skipWhile(sign -> " \t\r".indexOf(sign) >= 0);
        if (script.atOneOf("\n")) {
            script.skip(1);
        }
    }

    /** A list, a text over several lines, or parameters that stand in a variable. */
    private void at() {
        if (script.startsWith("@(")) {
            script.skip(1);
            open();
        } else if (script.startsWith("@'") || script.startsWith("@\"")) {
            tokens.add(QuotedTexts.here(script));
        } else if (script.startsWith("@{")) {
            script.skip(1);
            tokens.add(BareTexts.balanced(script, script.at()));
        } else {
            tokens.add(BareTexts.splatted(script));
        }
    }
}
