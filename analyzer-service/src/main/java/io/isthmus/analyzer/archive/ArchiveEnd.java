package io.isthmus.analyzer.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The record that every ZIP ends with (APPNOTE 4.3.16). A stream of entries that was cut between two of them looks whole from
 * the front; only its end tells how many there should have been.
 */
final class ArchiveEnd {

    private static final int SIGNATURE = 0x06054b50;
    private static final int LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int ENTRIES_AT = 10;

    /** Stands for a number that does not fit: the archive is in the ZIP64 format, which no export needs for its entries. */
    private static final int MANY = 0xFFFF;

    private ArchiveEnd() {}

    /** @return whether the archive has an end, and as many entries as that says */
    static boolean tells(Path archive, int entries) throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(archive)) {
            int length = (int) Math.min(file.size(), LENGTH + LONGEST_COMMENT);
            ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            file.position(file.size() - length);
            while (tail.hasRemaining() && file.read(tail) >= 0) {
                // a channel may give less than asked for
            }
            for (int at = tail.position() - LENGTH; at >= 0; at--) {
                if (tail.getInt(at) == SIGNATURE) {
                    int told = Short.toUnsignedInt(tail.getShort(at + ENTRIES_AT));
                    return told == MANY || told == entries;
                }
            }
            return false;
        }
    }
}
