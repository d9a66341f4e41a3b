package io.isthmus.cli.terminal;

import java.io.IOException;
import java.io.Writer;

/** Shows what it is given instead of obeying it, see {@link Visible#document}; pieces may end anywhere. */
public final class VisibleWriter extends Writer {

    private final Writer to;
    /** A first half of a pair, or a carriage return whose line feed may follow; empty when there is none. */
    private String held = "";

    public VisibleWriter(Writer to) {
        this.to = to;
    }

    @Override
    public void write(char[] source, int offset, int length) throws IOException {
        String text = held + new String(source, offset, length);
        held = "";
        if (!text.isEmpty()) {
            char last = text.charAt(text.length() - 1);
            if (last == '\r' || Character.isHighSurrogate(last)) {
                held = String.valueOf(last);
                text = text.substring(0, text.length() - 1);
            }
        }
        to.write(Visible.document(text));
    }

    @Override
    public void flush() throws IOException {
        to.flush();
    }

    /** What was held is written; the writer below stays open. */
    @Override
    public void close() throws IOException {
        to.write(Visible.document(held));
        held = "";
        to.flush();
    }
}
