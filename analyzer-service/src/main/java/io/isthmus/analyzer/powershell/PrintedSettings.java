package io.isthmus.analyzer.powershell;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.reading.DocumentReader;
import io.isthmus.analyzer.reading.Element;
import io.isthmus.analyzer.reading.HeldMemory;
import io.isthmus.analyzer.reading.ReadingLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an administrator printed on the old server: lists of names and values, line by line. */
public final class PrintedSettings {

    /** {@code Microsoft.Synchronize.StagingMode : False}. */
    private static final Pattern SETTING = Pattern.compile("\\s*(Microsoft\\.[\\w.]{1,200})\\s*:\\s?(.*)");

    /** {@code "Server"="SQL01"} of a file, {@code Server  REG_SZ  SQL01} of {@code reg query}. */
    private static final Pattern ENTRY = Pattern.compile(
            "\\s*(?:\"(Server|SQLInstance|DBName)\"=\"(.*)\"|(Server|SQLInstance|DBName)\\s+REG_SZ\\s*(.*))\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> PARTS =
            Map.of("server", "server", "sqlinstance", "instance", "dbname", "name");

    private PrintedSettings() {}

    /** @param reader of {@code parameter} */
    public static void read(
            String file, InputStream bytes, DocumentReader reader, ReadingLimits limits, HeldMemory held)
            throws UnreadableExport, IOException {
        Consumer<Element> taker = requireNonNull(reader.units().get("parameter"));
        List<String> lines = ScriptText.of(file, bytes, limits, held).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = SETTING.matcher(lines.get(i));
            if (line.matches()) {
                reader.give(
                        element(
                                "parameter",
                                Map.of("name", line.group(1)),
                                line.group(2),
                                List.of(),
                                place(file, line.group(1), i)),
                        taker);
            }
        }
        reader.end().run();
    }

    /** @param reader of {@code database} */
    public static void registry(
            String file, InputStream bytes, DocumentReader reader, ReadingLimits limits, HeldMemory held)
            throws UnreadableExport, IOException {
        List<String> lines = ScriptText.of(file, bytes, limits, held).lines().toList();
        List<Element> parts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = ENTRY.matcher(lines.get(i));
            if (line.matches()) {
                String name = line.group(1) == null ? line.group(3) : line.group(1);
                String value = line.group(1) == null ? line.group(4) : line.group(2);
                parts.add(element(
                        requireNonNull(PARTS.get(name.toLowerCase(Locale.ROOT))),
                        Map.of(),
                        value,
                        List.of(),
                        place(file, name, i)));
            }
        }
        reader.give(
                element("database", Map.of(), "", parts, new ExportLocation(file, "/Parameters", 1)),
                requireNonNull(reader.units().get("database")));
        reader.end().run();
    }

    private static ExportLocation place(String file, String name, int line) {
        return new ExportLocation(file, "/" + name, line + 1);
    }

    private static Element element(
            String name, Map<String, String> attributes, String text, List<Element> children, ExportLocation where) {
        return new Element(name, attributes, text.strip(), children, new Element.Parent(Map.of(), where), where);
    }
}
