package io.isthmus.analyzer.xml;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Watches characters on their way to the parser and stops before it sees a document type or has to hold an endless
 * comment, tag or text. A parser would buffer these whole, whatever its limits on entities.
 */
final class MarkupGuard extends FilterReader {

    private enum In {
        TEXT,
        /** after {@code <} */
        OPEN,
        /** after {@code <!} */
        BANG,
        TAG,
        COMMENT,
        CDATA,
        INSTRUCTION
    }

    private final int textLength;
    private In in = In.TEXT;
    private int length;
    private char before;
    private char beforeThat;
    private char quote;

    MarkupGuard(Reader in, int textLength) {
        super(in);
        this.textLength = textLength;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c >= 0) {
            watch((char) c);
        }
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int count) throws IOException {
        int read = super.read(buffer, offset, count);
        for (int i = 0; i < read; i++) {
            watch(buffer[offset + i]);
        }
        return read;
    }

    private void watch(char c) throws IOException {
        if (++length > textLength) {
            throw new RefusedMarkup(RefusedMarkup.Kind.TEXT_TOO_LONG);
        }
        switch (in) {
            case TEXT -> {
                if (c == '<') {
                    enter(In.OPEN);
                }
            }
            case OPEN -> {
                switch (c) {
                    case '!' -> enter(In.BANG);
                    case '?' -> enter(In.INSTRUCTION);
                    default -> enter(In.TAG);
                }
            }
            case BANG -> bang(c);
            case TAG -> tag(c);
            case COMMENT -> leaveIf(c == '>' && before == '-' && beforeThat == '-');
            case CDATA -> leaveIf(c == '>' && before == ']' && beforeThat == ']');
            case INSTRUCTION -> leaveIf(c == '>' && before == '?');
        }
        beforeThat = before;
        before = c;
    }

    private void bang(char c) throws IOException {
        switch (c) {
            case '-' -> enter(In.COMMENT);
            case '[' -> enter(In.CDATA);
            case 'D', 'd' -> throw new RefusedMarkup(RefusedMarkup.Kind.DOCTYPE);
            default -> enter(In.TAG);
        }
    }

    private void tag(char c) {
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else {
            leaveIf(c == '>');
        }
    }

    private void leaveIf(boolean end) {
        if (end) {
            enter(In.TEXT);
        }
    }

    private void enter(In next) {
        in = next;
        length = 0;
        quote = 0;
    }

    /** What the guard stopped; an IOException, so that it passes through the parser. */
    static final class RefusedMarkup extends IOException {
        private static final long serialVersionUID = 1L;

        enum Kind {
            DOCTYPE,
            TEXT_TOO_LONG
        }

        private final Kind kind;

        RefusedMarkup(Kind kind) {
            super(kind.name());
            this.kind = kind;
        }

        Kind kind() {
            return kind;
        }
    }
}
