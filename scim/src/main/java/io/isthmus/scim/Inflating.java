package io.isthmus.scim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Inflates answers (RFC 9110, section 8.4.1) up to a bound. Done here and not by the HTTP client, which inflates whatever
 * comes before anybody can say that it is enough.
 */
final class Inflating {

    private static final int CHUNK = 64 * 1024;

    private Inflating() {}

    /** There is more than the bound allows. */
    static final class TooLarge extends IOException {
        TooLarge(long maximum) {
            super("the answer is larger than " + maximum + " bytes");
        }
    }

    /**
     * @param encoding header {@code Content-Encoding}, if there is one
     * @param maximum bytes of the result
     * @throws TooLarge when there would be more
     * @throws IOException when the encoding is unknown or the bytes are not in it
     */
    static byte[] inflated(@Nullable String encoding, byte[] body, long maximum) throws IOException {
        String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> read(new GZIPInputStream(new ByteArrayInputStream(body), CHUNK), maximum);
            case "deflate" ->
                read(new InflaterInputStream(new ByteArrayInputStream(body), new Inflater(!wrapped(body))), maximum);
            default -> throw new IOException("the answer has Content-Encoding " + name + ", which was not offered");
        };
    }

    /** Deflate is meant to come in the format of zlib (RFC 1950), and from some servers comes bare. */
    private static boolean wrapped(byte[] body) {
        return body.length >= 2 && (body[0] & 0x0f) == 8 && (((body[0] & 0xff) << 8) + (body[1] & 0xff)) % 31 == 0;
    }

    private static byte[] read(InputStream stream, long maximum) throws IOException {
        try (stream) {
            ByteArrayOutputStream inflated = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                if (inflated.size() + read > maximum) {
                    throw new TooLarge(maximum);
                }
                inflated.write(chunk, 0, read);
            }
            return inflated.toByteArray();
        }
    }
}
