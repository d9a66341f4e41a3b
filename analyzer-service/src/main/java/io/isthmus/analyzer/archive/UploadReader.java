package io.isthmus.analyzer.archive;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.facts.UnreadableExport.Code;
import io.isthmus.analyzer.reading.ExportReading;
import io.isthmus.analyzer.reading.ReadingLimits;
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
                case EMPTY ->
                    throw new UnreadableExport(
                            Code.EMPTY_FILE,
                            name,
                            "the file is empty",
                            "Export the configuration again and upload the file it wrote.");
                case ZIP -> archive(upload, name, bytes, files);
                case XML -> files.xml(name, bytes, true);
                case JSON -> files.json(name, bytes);
                case APPLE_DOUBLE, OTHER ->
                    throw new UnreadableExport(
                            Code.UNKNOWN_FORMAT,
                            name,
                            "the file is neither a ZIP archive nor XML nor JSON, nor a script of synchronization rules",
                            "Upload the folder that the old tool exported as a ZIP, or one of its files.");
            }
        }
        if (reading.foundNothing()) {
            throw new UnreadableExport(
                    Code.NOT_AN_EXPORT,
                    name,
                    "no file in it is part of an export of DirSync, FIM, MIM, Azure AD Sync or Azure AD Connect",
                    "Export the server configuration of the old tool and upload the whole folder as a ZIP.");
        }
        return reading.result();
    }

    private void archive(Path upload, String name, InputStream bytes, FileReading files)
            throws UnreadableExport, IOException {
        int entries = new ArchiveWalk(name, limits).walk(bytes, files);
        if (ArchiveEnd.tells(upload, entries)) {
            if (entries == 0) {
                throw new UnreadableExport(
                        Code.EMPTY_FILE, name, "the ZIP archive is empty", "Pack the exported folder again.");
            }
        } else {
            throw new UnreadableExport(
                    Code.MALFORMED_ZIP,
                    name,
                    "the ZIP archive is cut off or damaged after entry " + entries
                            + ", so files of the export are missing",
                    "Copy or upload the archive again; if it stays so, pack the exported folder again.");
        }
    }

    public static UnreadableExport tooLarge(String name, long limit) {
        return new UnreadableExport(
                Code.UPLOAD_TOO_LARGE,
                name,
                "the file is larger than " + limit + " bytes",
                "Upload only the export; if it is that large, raise isthmus.analyzer.limits.upload-bytes.");
    }
}
