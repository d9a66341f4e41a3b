package io.isthmus.analyzer.checking;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The result as CSV (RFC 4180), with the columns of IdFix's export where it has them. */
public final class ResultCsv {

    private static final String FORMULA = "=+-@\t\r";

    private ResultCsv() {}

    public static String header() {
        return "DIRECTORY,DISTINGUISHEDNAME,OBJECTCLASS,ATTRIBUTE,ERROR,SEVERITY,VALUE,UPDATE,MESSAGE,WHATTODO\r\n";
    }

    public static String row(ReadinessStore.Row row) {
        return line(
                row.directory(),
                row.dn(),
                row.objectType().name().toLowerCase(java.util.Locale.ROOT),
                row.attribute(),
                row.code(),
                row.severity(),
                row.value(),
                row.fix(),
                row.message(),
                row.whatToDo());
    }

    private static String line(String... cells) {
        return Arrays.stream(cells).map(ResultCsv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** A spreadsheet would compute what begins like a formula: an apostrophe keeps it text. */
    private static String cell(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
