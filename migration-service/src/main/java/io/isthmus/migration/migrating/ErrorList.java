package io.isthmus.migration.migrating;

import io.isthmus.contracts.operations.Run.RunError;
import java.util.List;
import java.util.stream.Collectors;

/** The first few errors of a run in one line, for messages; the evidence has more of them. */
final class ErrorList {

    private static final int SHOWN = 3;

    private ErrorList() {}

    /** {@code " (CODE object: message; …)"}, or nothing for no errors. */
    static String of(List<RunError> errors) {
        if (errors.isEmpty()) {
            return "";
        }
        String shown = errors.stream()
                .limit(SHOWN)
                .map(error ->
                        error.code() + (error.object() == null ? "" : " " + error.object()) + ": " + error.message())
                .collect(Collectors.joining("; "));
        return " (" + shown + (errors.size() > SHOWN ? "; …" : "") + ")";
    }
}
