package io.isthmus.analyzer.powershell;

import java.util.function.IntPredicate;

/** A place in a script, which moves on and knows its line. */
final class ScriptCursor {

    private static final String ENDS_WORD = " \t\r\n,;|()'\"{}`";

    private final String script;
    private int at;
    private int line = 1;

    ScriptCursor(String script) {
        this.script = script;
    }

    boolean ended() {
        return at >= script.length();
    }

    int at() {
        return at;
    }

    int line() {
        return line;
    }

    /** The sign at which it stands; not at the end. */
    char sign() {
        return script.charAt(at);
    }

    /** Whether it stands at one of these signs. */
    boolean atOneOf(String signs) {
        return !ended() && signs.indexOf(sign()) >= 0;
    }

    boolean startsWith(String text) {
        return script.startsWith(text, at);
    }

    /** Where the text stands from here on, or the end of the script. */
    int find(String text) {
        int found = script.indexOf(text, at);
        return found < 0 ? script.length() : found;
    }

    /** @param from at most the end of the script */
    String text(int from, int to) {
        return script.substring(from, to);
    }

    String textFrom(int from) {
        return script.substring(from, at);
    }

    void skip(int signs) {
        to(at + signs);
    }

    /** Moves on, at most to the end. */
    void to(int place) {
        int end = Math.min(place, script.length());
        for (; at < end; at++) {
            if (script.charAt(at) == '\n') {
                line++;
            }
        }
    }

    void skipWhile(IntPredicate signs) {
        while (!ended() && signs.test(sign())) {
            skip(1);
        }
    }

    void skipName() {
        skipWhile(sign -> Character.isLetterOrDigit(sign) || sign == '_');
    }

    /** Whether the sign at which it stands is none of a word; not at the end. */
    boolean endsWord() {
        return ENDS_WORD.indexOf(sign()) >= 0;
    }

    void skipWord() {
        while (!ended() && !endsWord()) {
            skip(1);
        }
    }
}
