package io.isthmus.analyzer.archive;

import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.facts.UnreadableExport.Code;
import io.isthmus.analyzer.reading.ReadingLimits;
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
                    Code.MALFORMED_ZIP,
                    archive,
                    "the ZIP archive cannot be read" + (entries == 0 ? "" : " after entry " + entries)
                            + ": it is damaged, encrypted or packed with a method other than deflate",
                    "Pack the exported folder again as an ordinary ZIP without a password.");
        }
        return entries;
    }

    private UnreadableExport tooManyEntries() {
        return new UnreadableExport(
                Code.ARCHIVE_TOO_MANY_ENTRIES,
                archive,
                "the archive has more than " + limits.archiveEntries() + " entries",
                "Pack only the exported folder; if it is that large, raise isthmus.analyzer.limits.archive-entries.");
    }

    /** Old Windows packers write backslashes. */
    private String safeName(ZipEntry entry) throws UnreadableExport {
        String name = entry.getName().replace('\\', '/');
        boolean absolute = name.startsWith("/") || name.matches("[A-Za-z]:.*");
        boolean climbs = ("/" + name + "/").contains("/../");
        if (absolute || climbs || name.indexOf('\0') >= 0 || name.length() > MAXIMUM_NAME_LENGTH) {
            throw new UnreadableExport(
                    Code.ARCHIVE_PATH,
                    archive + " (entry " + entries + ")",
                    name.length() > MAXIMUM_NAME_LENGTH
                            ? "an entry's name is longer than " + MAXIMUM_NAME_LENGTH + " characters"
                            : "an entry's name leads out of the archive",
                    "Pack the exported folder again with an ordinary ZIP program; names with '..' or absolute paths are"
                            + " refused.");
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
                        Code.ARCHIVE_TOO_LARGE,
                        name,
                        "the archive unpacks to more than " + limits.uncompressedBytes() + " bytes",
                        "Pack only the exported folder; if it is that large, raise"
                                + " isthmus.analyzer.limits.uncompressed-bytes."));
            }
            long packed = Math.max(1, compressed.count - compressedBefore);
            if (size > RATIO_FROM && size / packed > limits.compressionRatio()) {
                throw new Breach(new UnreadableExport(
                        Code.ARCHIVE_RATIO,
                        name,
                        "the entry unpacks to more than " + limits.compressionRatio() + " times its packed size",
                        "Upload the unchanged export; if it really packs that well, raise"
                                + " isthmus.analyzer.limits.compression-ratio."));
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
