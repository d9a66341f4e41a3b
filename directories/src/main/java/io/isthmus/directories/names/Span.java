package io.isthmus.directories.names;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a name.
 *
 * @param text the whole name
 * @param from its first character
 * @param to behind its last character
 */
record Span(String text, int from, int to) {

    static Span of(String text) {
        return new Span(text, 0, text.length());
    }

    boolean isEmpty() {
        return from >= to;
    }

    char first() {
        return text.charAt(from);
    }

    Span between(int start, int end) {
        return new Span(text, start, end);
    }

    /** The parts between separators that are neither escaped nor in quotes; one at least. */
    List<Span> cut(String separators) {
        List<Span> parts = new ArrayList<>();
        int start = from;
        for (int end = next(separators, start); end < to; end = next(separators, start)) {
            parts.add(between(start, end));
            start = end + 1;
        }
        parts.add(between(start, to));
        return parts;
    }

    private int next(String separators, int start) {
        boolean quoted = false;
        for (int at = start; at < to; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && separators.indexOf(c) >= 0) {
                return at;
            }
        }
        return to;
    }

    /** @return {@code -1} when it is not there */
    int indexOf(char c) {
        int at = text.indexOf(c, from);
        return at < to ? at : -1;
    }

    /** Without the spaces around it; one that is escaped belongs to the value, as does any other white space. */
    Span stripped() {
        int start = from;
        int end = to;
        while (end > start && text.charAt(end - 1) == ' ' && !isEscaped(end - 1)) {
            end--;
        }
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        return between(start, end);
    }

    boolean isEscaped(int at) {
        int backslashes = 0;
        while (at - backslashes > from && text.charAt(at - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** The first {@code "} from there on that is not escaped, else {@code -1}. */
    int quote(int start) {
        for (int at = start; at < to; at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return at;
            }
            at += c == '\\' ? 1 : 0;
        }
        return -1;
    }

    @Override
    public String toString() {
        return text.substring(from, to);
    }
}
