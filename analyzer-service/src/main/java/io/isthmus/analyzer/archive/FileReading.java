package io.isthmus.analyzer.archive;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.facts.UnreadableExport.Code;
import io.isthmus.analyzer.json.LegacyJson;
import io.isthmus.analyzer.reading.ExportReading;
import io.isthmus.analyzer.reading.HeldMemory;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.xml.LegacyXml;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/** Gives one file of an upload to the reader that understands it. */
final class FileReading {

    private final ExportReading reading;
    private final LegacyXml xml;
    private final LegacyJson json;

    FileReading(ExportReading reading, ReadingLimits limits) {
        this.reading = reading;
        HeldMemory held = new HeldMemory(limits.heldBytes());
        this.xml = new LegacyXml(limits, held);
        this.json = new LegacyJson(limits, held);
    }

    /** A file of an archive: what no reader knows is left aside, as archives hold notes and logs too. */
    void entry(String name, InputStream bytes) throws UnreadableExport, IOException {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".xml")) {
            xml(name, bytes, false);
        } else if (lower.endsWith(".json")) {
            json(name, bytes);
        } else {
            reading.ignore(name, "it is neither XML nor JSON");
        }
    }

    void json(String name, InputStream bytes) throws UnreadableExport, IOException {
        if (!json.read(name, bytes, reading.jsonReader(new ExportLocation(name, "/", 1)))) {
            reading.ignore(name, "it is JSON, but no settings of Azure AD Connect");
        }
    }

    /** @param alone whether it is the whole upload, which must then be part of an export */
    void xml(String name, InputStream bytes, boolean alone) throws UnreadableExport, IOException {
        Optional<String> root = xml.read(name, bytes, reading::readerFor);
        if (root.isEmpty() && alone) {
            throw new UnreadableExport(
                    Code.NOT_AN_EXPORT,
                    name,
                    "the root element is not one of saved-ma-configuration, saved-mv-configuration, ma-data,"
                            + " synchronizationRule, export-ma, Configuration",
                    "Upload the XML file, or a ZIP of the folder, that the old tool's export wrote.");
        }
        if (root.isEmpty()) {
            reading.ignore(name, "its root element belongs to no export of an old tool");
        }
    }
}
