package io.isthmus.migration.console.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.RunWords;
import io.isthmus.migration.console.Tone;
import io.isthmus.migration.migrating.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the operations of a step, green or red. */
public record OperationRow(
        String title,
        String status,
        Tone tone,
        String counts,
        String took,
        List<RunError> errors,
        @Nullable String runId) {

    static List<OperationRow> of(JsonNode operations, InWords words) {
        List<OperationRow> rows = new ArrayList<>();
        for (JsonNode each : operations) {
            try {
                rows.add(of(WireFormat.mapper().treeToValue(each, Operation.class), words));
            } catch (JsonProcessingException e) {
                rows.add(new OperationRow(
                        "an operation that this version cannot read",
                        "not known",
                        Tone.WARNING,
                        "",
                        "",
                        List.of(),
                        null));
            }
        }
        return List.copyOf(rows);
    }

    private static OperationRow of(Operation operation, InWords words) {
        RunStatus status = operation.status();
        return new OperationRow(
                InWords.name(operation.profile())
                        + (operation.connector() == null ? "" : " of " + operation.connector()),
                RunWords.status(status),
                RunWords.tone(status),
                RunWords.counts(operation.counts()),
                words.duration(operation.startedAt(), operation.finishedAt()),
                operation.errors(),
                operation.runId());
    }
}
