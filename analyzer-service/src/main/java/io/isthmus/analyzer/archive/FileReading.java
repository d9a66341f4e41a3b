package io.isthmus.analyzer.archive;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.LegacyExport.IgnoredFile.Why;
import io.isthmus.analyzer.facts.Unreadable;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.json.JsonKind;
import io.isthmus.analyzer.json.LegacyJson;
import io.isthmus.analyzer.powershell.PrintedSettings;
import io.isthmus.analyzer.powershell.RuleScript;
import io.isthmus.analyzer.reading.DocumentReader;
import io.isthmus.analyzer.reading.ExportReading;
import io.isthmus.analyzer.reading.HeldMemory;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.words.Details;
import io.isthmus.analyzer.xml.LegacyXml;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Gives one file of an upload to the reader that understands it. */
final class FileReading {

    private final ExportReading reading;
    private final LegacyXml xml;
    private final LegacyJson json;
    private final ReadingLimits limits;
    private final HeldMemory held;
    private boolean recognized;

    FileReading(ExportReading reading, ReadingLimits limits) {
        this.reading = reading;
        this.limits = limits;
        this.held = new HeldMemory(limits.heldBytes());
        this.xml = new LegacyXml(limits, held);
        this.json = new LegacyJson(limits, held);
    }

    /**
     * A file of an archive. What it is shows in its first bytes, as names lie; a name decides only whether something that cannot be
     * read was meant for a part of the export.
     */
    void entry(String name, InputStream content) throws UnreadableExport, IOException {
        InputStream bytes = new BufferedInputStream(content);
        if (script(name)) {
            attempt(name, true, () -> ignoredUnless(text(name, bytes), name));
            return;
        }
        boolean xmlByName = named(name, ".xml");
        boolean jsonByName = named(name, ".json");
        switch (Content.of(bytes)) {
            case XML -> attempt(name, xmlByName || jsonByName, () -> xml(name, bytes, false));
            case JSON -> attempt(name, xmlByName || jsonByName, () -> json(name, bytes));
            case APPLE_DOUBLE -> reading.ignore(name, Why.APPLE_DOUBLE);
            case ZIP -> reading.ignore(name, Why.ARCHIVE);
            case EMPTY, OTHER -> {
                if (!xmlByName && !jsonByName && text(name, bytes)) {
                    return;
                }
                if (xmlByName) {
                    xml(name, bytes, false);
                } else if (jsonByName) {
                    json(name, bytes);
                } else {
                    reading.ignore(name, Why.NEITHER_XML_NOR_JSON);
                }
            }
        }
    }

    private interface Attempt {
        void run() throws UnreadableExport, IOException;
    }

    /** Archives hold notes and logs, too: one that cannot be read and is no part of an export spoils nothing. */
    private void attempt(String name, boolean meant, Attempt attempt) throws UnreadableExport, IOException {
        recognized = false;
        try {
            attempt.run();
        } catch (UnreadableExport broken) {
            if (meant || recognized) {
                throw broken;
            }
            reading.ignore(name, Why.UNREADABLE);
        }
    }

    private static boolean named(String name, String extension) {
        return name.toLowerCase(Locale.ROOT).endsWith(extension);
    }

    /** Scripts may begin like XML or JSON, with a comment or a type. */
    static boolean script(String name) {
        return named(name, ".ps1");
    }

    private void ignoredUnless(boolean read, String name) {
        if (!read) {
            reading.ignore(name, Why.SCRIPT_WITHOUT_RULES);
        }
    }

    /** @return whether it is a part of an export that is plain text */
    boolean text(String name, InputStream bytes) throws UnreadableExport, IOException {
        ExportLocation root = new ExportLocation(name, "/", 1);
        switch (TextKind.of(bytes)) {
            case RULE_SCRIPT -> RuleScript.read(name, bytes, reading.ruleReader(root), limits, held);
            case GLOBAL_SETTINGS -> PrintedSettings.read(name, bytes, reading.settingsReader(root), limits, held);
            case REGISTRY -> PrintedSettings.registry(name, bytes, reading.registryReader(root), limits, held);
            case OTHER -> {
                return false;
            }
        }
        return true;
    }

    /** @param bytes must support marks */
    void json(String name, InputStream bytes) throws UnreadableExport, IOException {
        ExportLocation root = new ExportLocation(name, "/", 1);
        switch (JsonKind.of(bytes)) {
            case PRINTED_RULES -> json.readItems(ExportReading.PRINTED_RULE, name, bytes, reading.printedRules(name));
            case PRINTED_CONNECTORS ->
                json.readItems(ExportReading.PRINTED_CONNECTOR, name, bytes, reading.printedConnectors());
            case PRINTED_SETTINGS ->
                json.readItems(ExportReading.PRINTED_SETTINGS, name, bytes, reading.printedSettings(root));
            case CLOUD_SYNC -> json.read(name, bytes, reading.cloudSyncReader());
            case DOCUMENT -> {
                if (!json.read(name, bytes, reading.jsonReader(root))) {
                    reading.ignore(name, Why.OTHER_JSON);
                }
            }
        }
    }

    /** @param alone whether it is the whole upload, which must then be part of an export */
    void xml(String name, InputStream bytes, boolean alone) throws UnreadableExport, IOException {
        Optional<String> root = xml.read(name, bytes, this::readerFor);
        if (root.isEmpty() && alone) {
            throw new UnreadableExport(
                    Unreadable.OTHER_ROOT,
                    name,
                    Details.of(
                            "roots",
                            "saved-ma-configuration, saved-mv-configuration, ma-data, synchronizationRule, export-ma,"
                                    + " Configuration"));
        }
        if (root.isEmpty()) {
            reading.ignore(name, Why.OTHER_XML);
        }
    }

    private Optional<DocumentReader> readerFor(String root, Map<String, String> attributes, ExportLocation evidence) {
        Optional<DocumentReader> reader = reading.readerFor(root, attributes, evidence);
        recognized = reader.isPresent();
        return reader;
    }
}
