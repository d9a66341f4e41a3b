package io.isthmus.chassis.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator.Feature;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One line of comma-separated text (RFC 4180), for people who open it in a spreadsheet. */
public final class CsvLine {

    private static final String FORMULA = "=+-@\t\r";
    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(Feature.STRICT_CHECK_FOR_QUOTING).build();
    private static final ObjectWriter WRITER =
            MAPPER.writerFor(String[].class).with(MAPPER.schema().withLineSeparator("\r\n"));

    private CsvLine() {}

    /** @param cells an absent one is empty */
    public static String of(@Nullable String... cells) {
        try {
            return WRITER.writeValueAsString(
                    Arrays.stream(cells).map(CsvLine::text).toArray(String[]::new));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text can always be written as a line", e);
        }
    }

    /** A spreadsheet would compute what begins like a formula: an apostrophe keeps it text. */
    private static String text(@Nullable String cell) {
        if (cell == null || cell.isEmpty()) {
            return "";
        }
        return FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
