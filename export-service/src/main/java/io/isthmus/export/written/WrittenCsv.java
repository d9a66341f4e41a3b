package io.isthmus.export.written;

import io.isthmus.chassis.csv.CsvLine;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.export.WrittenObject.ValueChange;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as CSV (RFC 4180), one line for each value that is another one. */
public final class WrittenCsv {

    private WrittenCsv() {}

    public static String header() {
        return CsvLine.of(
                "targetAnchor",
                "type",
                "operation",
                "displayName",
                "DN",
                "targetId",
                "at",
                "uncertain",
                "attribute",
                "before",
                "after");
    }

    public static String rows(WrittenObject object) {
        Stream<String> values = object.changes().stream().map(change -> row(object, change));
        Stream<String> added = object.membersAdded().stream()
                .map(member -> row(object, new ValueChange("member", List.of(), List.of(member))));
        Stream<String> removed = object.membersRemoved().stream()
                .map(member -> row(object, new ValueChange("member", List.of(member), List.of())));
        return Stream.of(values, added, removed).flatMap(each -> each).collect(Collectors.joining());
    }

    private static String row(WrittenObject object, ValueChange change) {
        return CsvLine.of(
                object.targetAnchor(),
                object.objectType().name(),
                object.operation().name(),
                object.displayName(),
                object.source(),
                object.targetId(),
                object.lastAt().toString(),
                Boolean.toString(object.uncertain()),
                change.attribute(),
                String.join("|", change.before()),
                String.join("|", change.after()));
    }
}
