package io.isthmus.analyzer.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a document's encoding (XML 1.0, appendix F): byte order mark, then declaration, then UTF-8. Bytes that the encoding
 * does not know are an error, never a silent replacement.
 */
public final class Decoding {

    private static final int LOOK_AHEAD = 256;
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private Decoding() {}

    /** @throws UnsupportedCharsetException or IllegalCharsetNameException for an encoding nobody knows */
    public static Reader reader(InputStream bytes) throws IOException {
        byte[] start = bytes.readNBytes(LOOK_AHEAD);
        PushbackInputStream rest = new PushbackInputStream(bytes, LOOK_AHEAD);
        int mark = markLength(start);
        rest.unread(start, mark, start.length - mark);
        return new InputStreamReader(
                rest,
                charset(start)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static int markLength(byte[] start) {
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return startsWith(start, 0xFE, 0xFF) || startsWith(start, 0xFF, 0xFE) ? 2 : 0;
    }

    private static Charset charset(byte[] start) {
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(start, 0xFE, 0xFF) || startsWith(start, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(start, 0xFF, 0xFE) || startsWith(start, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declared = DECLARED.matcher(new String(start, StandardCharsets.ISO_8859_1));
        if (!declared.find()
                || declared.group(1).toUpperCase(java.util.Locale.ROOT).startsWith("UTF-16")) {
            // a declaration that we could read byte by byte is not in UTF-16, whatever it says
            return StandardCharsets.UTF_8;
        }
        return known(declared.group(1));
    }

    private static Charset known(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException illegal) {
            throw new UnsupportedCharsetException(name);
        }
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        if (bytes.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
