package io.isthmus.analyzer.archive;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.Unreadable;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.reading.ExportReading;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.words.Details;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads an upload: a ZIP (with or without folders) or a single file. */
public final class UploadReader {

    private final ReadingLimits limits;

    public UploadReader(ReadingLimits limits) {
        this.limits = limits;
    }

    /**
     * @param name the file's name as the administrator knows it, for messages only
     * @throws UnreadableExport with a stable code for everything that is wrong with the file
     * @throws IOException only when our own disk fails
     */
    public LegacyExport read(Path upload, String name) throws UnreadableExport, IOException {
        if (Files.size(upload) > limits.uploadBytes()) {
            throw tooLarge(name, limits.uploadBytes());
        }
        ExportReading reading = new ExportReading();
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(upload), 1 << 16)) {
            FileReading files = new FileReading(reading, limits);
            if ((FileReading.script(name) || Content.of(bytes) == Content.OTHER) && files.text(name, bytes)) {
                return reading.result();
            }
            switch (Content.of(bytes)) {
                case EMPTY -> throw new UnreadableExport(Unreadable.EMPTY_FILE, name);
                case ZIP -> archive(upload, name, bytes, files);
                case XML -> files.xml(name, bytes, true);
                case JSON -> files.json(name, bytes);
                case APPLE_DOUBLE, OTHER -> throw new UnreadableExport(Unreadable.UNKNOWN_FORMAT, name);
            }
        }
        if (reading.foundNothing()) {
            throw new UnreadableExport(Unreadable.NOTHING_OF_AN_EXPORT, name);
        }
        return reading.result();
    }

    private void archive(Path upload, String name, InputStream bytes, FileReading files)
            throws UnreadableExport, IOException {
        int entries = new ArchiveWalk(name, limits).walk(bytes, files);
        if (ArchiveEnd.tells(upload, entries)) {
            if (entries == 0) {
                throw new UnreadableExport(Unreadable.EMPTY_ARCHIVE, name);
            }
        } else {
            throw new UnreadableExport(Unreadable.CUT_ARCHIVE, name, Details.of("entry", entries));
        }
    }

    public static UnreadableExport tooLarge(String name, long limit) {
        return new UnreadableExport(Unreadable.UPLOAD_TOO_LARGE, name, Details.of("limit", limit));
    }
}
