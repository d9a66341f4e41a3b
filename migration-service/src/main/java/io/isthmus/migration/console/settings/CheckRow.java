package io.isthmus.migration.console.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.migration.console.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was tried, green, yellow or red.
 *
 * @param result in words
 */
public record CheckRow(
        String of,
        String result,
        Tone tone,
        String message,
        @Nullable String whatToDo) {

    /** Whether somebody should see it without looking for it. */
    public boolean attention() {
        return tone != Tone.GOOD;
    }

    public static List<CheckRow> of(JsonNode reports) {
        List<CheckRow> rows = new ArrayList<>();
        for (JsonNode each : reports) {
            try {
                CheckReport report = WireFormat.mapper().treeToValue(each, CheckReport.class);
                rows.addAll(of(report));
            } catch (JsonProcessingException e) {
                rows.add(new CheckRow(
                        "a check", "not known", Tone.WARNING, "this version cannot read what was found", null));
            }
        }
        return List.copyOf(rows);
    }

    public static List<CheckRow> of(CheckReport report) {
        return report.checks().stream().map(check -> of(report.of(), check)).toList();
    }

    private static CheckRow of(String of, Check check) {
        return switch (check.result()) {
            case PASSED -> new CheckRow(of, "passed", Tone.GOOD, check.message(), null);
            case WARNING -> new CheckRow(of, "attention", Tone.WARNING, check.message(), check.whatToDo());
            case FAILED -> new CheckRow(of, "failed", Tone.BAD, check.message(), check.whatToDo());
        };
    }
}
