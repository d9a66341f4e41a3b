package io.isthmus.analyzer.powershell;

import io.isthmus.analyzer.powershell.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes a script apart into tokens. Whatever it does not know becomes a dynamic value, so that any text has an end. */
final class Lexer {

    private static final String ENDS_WORD = " \t\r\n,;|()'\"{}`";

    private final String script;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int depth;

    private Lexer(String script) {
        this.script = script;
    }

    static List<Token> tokens(String script) {
        Lexer lexer = new Lexer(script);
        while (lexer.at < script.length()) {
            lexer.next();
        }
        lexer.end();
        return List.copyOf(lexer.tokens);
    }

    private void next() {
        char sign = script.charAt(at);
        switch (sign) {
            case '\n' -> newLine();
            case ' ', '\t', '\r', '\uFEFF' -> at++;
            case '`' -> continuation();
            case ';' -> {
                at++;
                end();
            }
            case '#' -> skipTo("\n");
            case '\'' -> quoted();
            case '"' -> doubleQuoted();
            case '@' -> at();
            case '$' -> variable();
            case '(' -> open();
            case ')' -> close();
            case '{' -> block();
            case '[' -> cast();
            case ',' -> sign(Kind.COMMA);
            case '|' -> sign(Kind.PIPE);
            case '=' -> sign(Kind.ASSIGN);
            case '-' -> parameter();
            default -> other(sign);
        }
    }

    private void other(char sign) {
        if (sign == '<' && script.startsWith("<#", at)) {
            skipTo("#>");
            at = Math.min(script.length(), at + 2);
        } else {
            word();
        }
    }

    private void add(Kind kind, String text, int atLine) {
        tokens.add(new Token(kind, text, atLine));
    }

    private void sign(Kind kind) {
        add(kind, String.valueOf(script.charAt(at)), line);
        at++;
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
        at++;
        if (depth == 0 && !continues()) {
            end();
        }
        line++;
    }

    /** A line that ends with a comma or a pipe goes on. */
    private boolean continues() {
        return !tokens.isEmpty()
                && (tokens.getLast().is(Kind.COMMA) || tokens.getLast().is(Kind.PIPE));
    }

    private void end() {
        if (!tokens.isEmpty() && !tokens.getLast().is(Kind.END)) {
            add(Kind.END, "", line);
        }
    }

    /** Blanks behind the backtick are forgiven. */
    private void continuation() {
        at++;
        int ahead = at;
        while (ahead < script.length() && " \t\r".indexOf(script.charAt(ahead)) >= 0) {
            ahead++;
        }
        if (ahead < script.length() && script.charAt(ahead) == '\n') {
            at = ahead + 1;
            line++;
        }
    }

    /** Stops before it; without it at the end of the script. */
    private void skipTo(String what) {
        int found = script.indexOf(what, at);
        advance(found < 0 ? script.length() : found);
    }

    private void advance(int to) {
        for (; at < to; at++) {
            if (script.charAt(at) == '\n') {
                line++;
            }
        }
    }

    private void quoted() {
        int begun = line;
        StringBuilder text = new StringBuilder();
        int i = at + 1;
        while (i < script.length()) {
            if (script.charAt(i) == '\'') {
                if (i + 1 < script.length() && script.charAt(i + 1) == '\'') {
                    i++;
                } else {
                    break;
                }
            }
            text.append(script.charAt(i++));
        }
        advance(Math.min(script.length(), i + 1));
        add(Kind.TEXT, text.toString(), begun);
    }

    private void doubleQuoted() {
        int begun = line;
        StringBuilder text = new StringBuilder();
        boolean dynamic = false;
        int i = at + 1;
        for (; i < script.length() && script.charAt(i) != '"' || doubled(i); i++) {
            char sign = script.charAt(i);
            if (sign == '"') {
                i++;
            } else if (sign == '`' && i + 1 < script.length()) {
                sign = escaped(script.charAt(++i));
            } else if (sign == '$') {
                dynamic = true;
            }
            text.append(sign);
        }
        advance(Math.min(script.length(), i + 1));
        add(dynamic ? Kind.DYNAMIC : Kind.TEXT, text.toString(), begun);
    }

    private boolean doubled(int i) {
        return i + 1 < script.length() && script.charAt(i) == '"' && script.charAt(i + 1) == '"';
    }

    private static char escaped(char sign) {
        return switch (sign) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> sign;
        };
    }

    /** A list, a text over several lines, or parameters that stand in a variable. */
    private void at() {
        if (script.startsWith("@(", at)) {
            at++;
            open();
        } else if (script.startsWith("@'", at) || script.startsWith("@\"", at)) {
            hereText(script.charAt(at + 1));
        } else if (script.startsWith("@{", at)) {
            at++;
            block();
        } else {
            int begun = at++;
            while (at < script.length() && ENDS_WORD.indexOf(script.charAt(at)) < 0) {
                at++;
            }
            add(Kind.DYNAMIC, script.substring(begun, at), line);
        }
    }

    private void hereText(char quote) {
        int begun = line;
        int from = script.indexOf('\n', at) + 1;
        int to = from == 0 ? -1 : script.indexOf("\n" + quote + "@", from - 1);
        if (to < 0) {
            String rest = script.substring(at);
            advance(script.length());
            add(Kind.DYNAMIC, rest, begun);
            return;
        }
        String text = to < from ? "" : script.substring(from, to).replace("\r", "");
        advance(to + 3);
        add(quote == '"' && text.indexOf('$') >= 0 ? Kind.DYNAMIC : Kind.TEXT, text, begun);
    }

    private void variable() {
        int begun = at++;
        if (at < script.length() && (script.charAt(at) == '(' || script.charAt(at) == '{')) {
            balanced(begun);
            return;
        }
        while (at < script.length() && (Character.isLetterOrDigit(script.charAt(at)) || script.charAt(at) == '_')) {
            at++;
        }
        String name = script.substring(begun + 1, at);
        if (script.startsWith("[0]", at)) {
            at += 3;
        }
        boolean further = at < script.length() && ".[:".indexOf(script.charAt(at)) >= 0;
        while (further && at < script.length() && ENDS_WORD.indexOf(script.charAt(at)) < 0) {
            at++;
        }
        named(name, further, script.substring(begun, at));
    }

    private void named(String name, boolean further, String whole) {
        switch (further ? "" : name.toLowerCase(Locale.ROOT)) {
            case "true" -> add(Kind.TEXT, "True", line);
            case "false" -> add(Kind.TEXT, "False", line);
            case "null" -> add(Kind.TEXT, "", line);
            case "" -> add(Kind.DYNAMIC, whole, line);
            default -> add(Kind.VARIABLE, name, line);
        }
    }

    private void block() {
        balanced(at);
    }

    /** From a bracket to the one that closes it; quotes inside are not looked at, as nothing inside is understood. */
    private void balanced(int begun) {
        int begunLine = line;
        int open = 0;
        int i = at;
        for (; i < script.length(); i++) {
            char sign = script.charAt(i);
            if (sign == '{' || sign == '(') {
                open++;
            } else if ((sign == '}' || sign == ')') && --open <= 0) {
                break;
            }
        }
        advance(Math.min(script.length(), i + 1));
        add(Kind.DYNAMIC, script.substring(begun, at), begunLine);
    }

    /** {@code [int]} before a value says nothing; {@code [Type]::new} only running would tell. */
    private void cast() {
        int closed = script.indexOf(']', at);
        int begun = at;
        advance(closed < 0 ? script.length() : closed + 1);
        if (script.startsWith("::", at)) {
            while (at < script.length() && ENDS_WORD.indexOf(script.charAt(at)) < 0) {
                at++;
            }
            add(Kind.DYNAMIC, script.substring(begun, at), line);
        }
    }

    private void parameter() {
        int begun = ++at;
        while (at < script.length() && (Character.isLetterOrDigit(script.charAt(at)) || script.charAt(at) == '_')) {
            at++;
        }
        String name = script.substring(begun, at);
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            at = begun - 1;
            word();
            return;
        }
        if (at < script.length() && script.charAt(at) == ':') {
            at++;
        }
        add(Kind.PARAMETER, name, line);
    }

    private void word() {
        int begun = at++;
        while (at < script.length() && ENDS_WORD.indexOf(script.charAt(at)) < 0 && script.charAt(at) != '=') {
            at++;
        }
        if (script.charAt(begun) == '}') {
            return;
        }
        char first = script.charAt(begun);
        add(Character.isDigit(first) || first == '-' ? Kind.TEXT : Kind.WORD, script.substring(begun, at), line);
    }
}
