package io.isthmus.cli.administering;

import io.isthmus.cli.terminal.VisibleWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Bytes that come in pieces, as text for a writer, without having all of them. */
final class Utf8Lines extends OutputStream {

    private static final int PIECE = 8192;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);
    private final CharBuffer text = CharBuffer.allocate(PIECE);
    private final PrintWriter writer;
    private final VisibleWriter shown;

    Utf8Lines(PrintWriter writer) {
        this.writer = writer;
        this.shown = new VisibleWriter(writer);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        int from = offset;
        while (from < offset + length) {
            int taken = Math.min(bytes.remaining(), offset + length - from);
            bytes.put(source, from, taken);
            from += taken;
            decode(false);
        }
    }

    @Override
    public void close() throws IOException {
        decode(true);
        shown.close();
        if (writer.checkError()) {
            throw new IOException("standard output was closed");
        }
    }

    private void decode(boolean last) throws IOException {
        bytes.flip();
        var result = decoder.decode(bytes, text, last);
        if (result.isError()) {
            result.throwException();
        }
        bytes.compact();
        text.flip();
        shown.write(text.toString());
        text.clear();
    }
}
