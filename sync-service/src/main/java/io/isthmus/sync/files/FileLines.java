package io.isthmus.sync.files;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file in UTF-8, each no longer than a limit. What is no UTF-8 comes as {@link #NO_CHARACTER}, so that it costs its own
 * record and no other.
 */
final class FileLines implements Closeable {

    /** Stands for bytes that are no character of UTF-8. */
    static final char NO_CHARACTER = '\uFFFD';

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int at;
    private int end;
    private long number;

    FileLines(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Nothing at the end. */
    @Nullable
    FileLine next() throws IOException {
        line.reset();
        boolean tooLong = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int stop = lineEnd();
            int length = Math.min(stop - at, limit - line.size());
            line.write(buffer, at, length);
            tooLong |= length < stop - at;
            at = stop;
            if (at < end) {
                at++;
                break;
            }
        }
        return any ? new FileLine(++number, text(), tooLong) : null;
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return end > 0;
    }

    private int lineEnd() {
        int stop = at;
        while (stop < end && buffer[stop] != '\n') {
            stop++;
        }
        return stop;
    }

    private String text() {
        String text = line.toString(StandardCharsets.UTF_8);
        int from = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        int to = text.endsWith("\r") ? text.length() - 1 : text.length();
        return text.substring(from, Math.max(from, to));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
