package io.isthmus.sync.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.rows.RowObjects;
import io.isthmus.sync.rows.UnusableColumns;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceItem;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Rows of CSV (RFC 4180). Lines are taken together until their quotes are even, which is the end of a row wherever the text keeps to the
 * rules; what a parser cannot make sense of costs these lines and no others.
 */
final class CsvObjects implements FileObjects {

    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    private final FileLines lines;
    private final String file;
    private final int limit;
    private final ObjectReader rows;
    private final Queue<SourceItem> ready = new ArrayDeque<>();
    private final RowObjects objects;

    CsvObjects(SourceSettings source, ImportSelection selection, String file, FileLines lines, int limit)
            throws IOException, UnreadableFile {
        this.lines = lines;
        this.file = file;
        this.limit = limit;
        this.rows = MAPPER.readerFor(String[].class)
                .with(CsvSchema.emptySchema()
                        .withColumnSeparator(delimiter(source.rowsAsObjects().delimiter())));
        this.objects = header(source, selection);
    }

    private static char delimiter(String text) {
        return text.equals("\\t") || text.isEmpty() ? '\t' : text.charAt(0);
    }

    private RowObjects header(SourceSettings source, ImportSelection selection) throws IOException, UnreadableFile {
        FileLine first = lines.next();
        if (first == null) {
            throw new UnreadableFile(file + " is empty", "Write a first line that names the columns.");
        }
        try {
            List<String[]> names = read(first.text());
            return new RowObjects(
                    source,
                    selection,
                    names.isEmpty()
                            ? List.of()
                            : Arrays.stream(names.getFirst()).map(String::strip).toList());
        } catch (UnusableColumns e) {
            throw new UnreadableFile(file + " " + e.getMessage(), e.whatToDo());
        } catch (JsonProcessingException e) {
            throw new UnreadableFile(
                    "the first line of " + file + " names no columns: " + e.getOriginalMessage(),
                    "Write the names of the columns there, as RFC 4180 says.");
        }
    }

    @Override
    public @Nullable SourceItem next() throws IOException, UnreadableFile {
        while (ready.isEmpty()) {
            FileLine first = lines.next();
            if (first == null) {
                return null;
            }
            if (!first.text().isBlank()) {
                take(first);
            }
        }
        return ready.poll();
    }

    private void take(FileLine first) throws IOException, UnreadableFile {
        String where = file + ", line " + first.number();
        StringBuilder text = new StringBuilder(first.text());
        boolean open = leavesQuoteOpen(first.text(), false);
        boolean tooLarge = first.tooLong();
        while (open) {
            FileLine more = lines.next();
            if (more == null) {
                throw new UnreadableFile(
                        "the quote that is opened at " + where + " is never closed",
                        "Close it, or double a quote that is meant as itself. What stands before it was read.");
            }
            open = leavesQuoteOpen(more.text(), true);
            tooLarge |= more.tooLong() || text.length() + more.text().length() > limit;
            if (!tooLarge) {
                text.append('\n').append(more.text());
            }
        }
        ready.add(tooLarge ? RecordFaults.tooLarge(where, limit) : row(where, text.toString()));
    }

    private SourceItem row(String where, String text) throws IOException {
        List<String[]> read;
        try {
            read = read(text);
        } catch (JsonProcessingException e) {
            return RecordFaults.unreadable(
                    where, "NO_ROW", "is no row of CSV: " + e.getOriginalMessage(), "Write it as RFC 4180 says.");
        }
        if (read.size() != 1) {
            return RecordFaults.unreadable(
                    where,
                    "NO_ROW",
                    "holds a quote that stands alone, and is read as " + read.size() + " rows",
                    "Double a quote that is meant as itself, and enclose the field in quotes.");
        }
        return object(where, Arrays.asList(read.getFirst()));
    }

    private SourceItem object(String where, List<String> values) {
        if (values.size() != objects.width()) {
            return RecordFaults.unreadable(
                    where,
                    "WRONG_COLUMNS",
                    "has " + values.size() + " fields, and there are " + objects.width() + " columns",
                    "Enclose fields that hold the delimiter in quotes, and write every field, also an empty one.");
        }
        SourceItem object = objects.object(where, values);
        boolean garbled = values.stream().anyMatch(value -> value.indexOf(FileLines.NO_CHARACTER) >= 0);
        return garbled ? RecordFaults.noUtf8(anchor(object), where) : object;
    }

    private static @Nullable String anchor(SourceItem item) {
        return item instanceof SourceItem.Observed observed
                        && observed.entry().anchor().indexOf(FileLines.NO_CHARACTER) < 0
                ? observed.entry().anchor()
                : null;
    }

    private static boolean leavesQuoteOpen(String text, boolean open) {
        boolean inside = open;
        for (int i = text.indexOf('"'); i >= 0; i = text.indexOf('"', i + 1)) {
            inside = !inside;
        }
        return inside;
    }

    private List<String[]> read(String text) throws IOException {
        List<String[]> all = new ArrayList<>(1);
        try (MappingIterator<String[]> each = rows.readValues(text)) {
            while (each.hasNextValue()) {
                all.add(each.nextValue());
            }
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
