package io.isthmus.analyzer.archive;

import io.isthmus.analyzer.facts.Unreadable;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.words.Details;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Walks a ZIP from front to back without unpacking it anywhere. Reading the local headers in a stream instead of the central
 * directory keeps memory bounded for any number of entries.
 */
final class ArchiveWalk {

    /** Ratios are judged from here on: small files of one repeated letter are harmless. */
    private static final long RATIO_FROM = 1L << 20;

    /** Of an entry; names are kept. */
    private static final int MAXIMUM_NAME_LENGTH = 1_024;

    private final String archive;
    private final ReadingLimits limits;
    private long unpacked;
    private int entries;

    ArchiveWalk(String archive, ReadingLimits limits) {
        this.archive = archive;
        this.limits = limits;
    }

    /** @return the number of entries, folders included */
    int walk(InputStream bytes, FileReading files) throws UnreadableExport, IOException {
        Counted compressed = new Counted(bytes);
        try (ZipInputStream zip = new ZipInputStream(compressed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > limits.archiveEntries()) {
                    throw tooManyEntries();
                }
                String name = safeName(entry);
                Guarded content = new Guarded(zip, compressed, name);
                if (!entry.isDirectory() && !name.endsWith("/")) {
                    files.entry(name, content);
                }
                content.drain();
            }
        } catch (Guarded.Breach breach) {
            throw breach.error();
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            throw new UnreadableExport(
                    entries == 0 ? Unreadable.DAMAGED_ARCHIVE : Unreadable.DAMAGED_AFTER_ENTRY,
                    archive,
                    Details.of("entry", entries));
        }
        return entries;
    }

    private UnreadableExport tooManyEntries() {
        return new UnreadableExport(
                Unreadable.ARCHIVE_TOO_MANY_ENTRIES, archive, Details.of("limit", limits.archiveEntries()));
    }

    /** Old Windows packers write backslashes. */
    private String safeName(ZipEntry entry) throws UnreadableExport {
        String name = entry.getName().replace('\\', '/');
        boolean absolute = name.startsWith("/") || name.matches("[A-Za-z]:.*");
        boolean climbs = ("/" + name + "/").contains("/../");
        if (absolute || climbs || name.indexOf('\0') >= 0 || name.length() > MAXIMUM_NAME_LENGTH) {
            throw new UnreadableExport(
                    name.length() > MAXIMUM_NAME_LENGTH ? Unreadable.ENTRY_NAME_TOO_LONG : Unreadable.ENTRY_LEADS_OUT,
                    archive + " (entry " + entries + ")",
                    Details.of("limit", MAXIMUM_NAME_LENGTH));
        }
        return name;
    }

    /** Counts what was read from the compressed side. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    /** One entry's content, which must not grow beyond the archive's limits; closing it leaves the archive open. */
    private final class Guarded extends FilterInputStream {
        private final Counted compressed;
        private final String name;
        private final long compressedBefore;
        private long size;

        Guarded(ZipInputStream zip, Counted compressed, String name) {
            super(zip);
            this.compressed = compressed;
            this.name = name;
            this.compressedBefore = compressed.count;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read;
            try {
                read = super.read(buffer, offset, length);
            } catch (EOFException cutOff) {
                // said as a fault of the archive, not of the document inside
                throw new ZipException("the archive is cut off");
            }
            grow(Math.max(read, 0));
            return read;
        }

        private void grow(int more) throws Breach {
            size += more;
            unpacked += more;
            if (unpacked > limits.uncompressedBytes()) {
                throw new Breach(new UnreadableExport(
                        Unreadable.ARCHIVE_TOO_LARGE, name, Details.of("limit", limits.uncompressedBytes())));
            }
            long packed = Math.max(1, compressed.count - compressedBefore);
            if (size > RATIO_FROM && size / packed > limits.compressionRatio()) {
                throw new Breach(new UnreadableExport(
                        Unreadable.ARCHIVE_RATIO, name, Details.of("limit", limits.compressionRatio())));
            }
        }

        void drain() throws IOException {
            byte[] waste = new byte[8192];
            while (read(waste, 0, waste.length) >= 0) {
                continue;
            }
        }

        @Override
        public void close() {
            // the archive goes on after this entry
        }

        private static final class Breach extends IOException {
            private static final long serialVersionUID = 1L;
            private final transient UnreadableExport error;

            Breach(UnreadableExport error) {
                super(error);
                this.error = error;
            }

            UnreadableExport error() {
                return error;
            }
        }
    }
}
