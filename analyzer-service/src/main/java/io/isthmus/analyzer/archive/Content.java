package io.isthmus.analyzer.archive;

import java.io.IOException;
import java.io.InputStream;

/** What a file is, by its first bytes: names and extensions lie. */
enum Content {
    EMPTY,
    ZIP,
    XML,
    JSON,
    /** what macOS keeps of a file beside it, under {@code ._} and the same name, extension included (RFC 1740) */
    APPLE_DOUBLE,
    OTHER;

    private static final int LOOK_AHEAD = 1024;

    /** Leaves the stream where it was; it must support marks. */
    static Content of(InputStream bytes) throws IOException {
        bytes.mark(LOOK_AHEAD);
        byte[] start = bytes.readNBytes(LOOK_AHEAD);
        bytes.reset();
        if (start.length == 0) {
            return EMPTY;
        }
        if (start.length >= 4 && start[0] == 'P' && start[1] == 'K' && start[2] <= 8 && start[3] <= 8) {
            return ZIP;
        }
        if (start.length >= 4 && start[0] == 0 && start[1] == 5 && start[2] == 0x16 && start[3] == 7) {
            return APPLE_DOUBLE;
        }
        int[] characters = firstCharacters(start);
        return switch (characters[0]) {
            case '<' -> XML;
            case '{' -> JSON;
            // scripts begin with a type, registries with a key: [int], [HKEY_LOCAL_MACHINE]
            case '[' -> Character.isLetter(characters[1]) ? OTHER : JSON;
            default -> OTHER;
        };
    }

    /** The first two that are neither white space nor part of a byte order mark nor UTF-16 padding; 0 where there are none. */
    private static int[] firstCharacters(byte[] start) {
        int[] found = new int[2];
        int number = 0;
        for (int i = 0; i < start.length && number < found.length; i++) {
            int c = start[i] & 0xFF;
            boolean mark = c == 0xEF || c == 0xBB || c == 0xBF || c == 0xFE || c == 0xFF || c == 0;
            if (!mark && c > ' ') {
                found[number++] = c;
            }
        }
        return found;
    }
}
