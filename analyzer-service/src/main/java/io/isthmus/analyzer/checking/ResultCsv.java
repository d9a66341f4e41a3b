package io.isthmus.analyzer.checking;

import io.isthmus.chassis.csv.CsvLine;
import java.util.Locale;

/** The result as CSV (RFC 4180), with the columns of IdFix's export where it has them. */
public final class ResultCsv {

    private ResultCsv() {}

    public static String header() {
        return CsvLine.of(
                "DIRECTORY",
                "DISTINGUISHEDNAME",
                "OBJECTCLASS",
                "ATTRIBUTE",
                "ERROR",
                "SEVERITY",
                "VALUE",
                "UPDATE",
                "MESSAGE",
                "WHATTODO");
    }

    public static String row(ReadinessStore.Row row) {
        return CsvLine.of(
                row.directory(),
                row.dn(),
                row.objectType().name().toLowerCase(Locale.ROOT),
                row.attribute(),
                row.code(),
                row.severity(),
                row.value(),
                row.fix(),
                row.message(),
                row.whatToDo());
    }
}
