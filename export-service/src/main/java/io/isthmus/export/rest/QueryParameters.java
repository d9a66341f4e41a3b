package io.isthmus.export.rest;

import io.isthmus.chassis.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What query parameters say; one that is not understood is answered with 400. */
final class QueryParameters {

    private QueryParameters() {}

    static Instant since(@Nullable String since) {
        try {
            return since == null || since.isBlank() ? Instant.EPOCH : Instant.parse(since);
        } catch (DateTimeException e) {
            throw notUnderstood(
                    "since",
                    since,
                    "give a moment in UTC such as 2026-01-31T08:00:00Z, or leave it out for everything that is kept");
        }
    }

    static long after(@Nullable String after) {
        try {
            return after == null || after.isBlank() ? 0 : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw notUnderstood("after", after, "use the field next of the page before");
        }
    }

    static <E extends Enum<E>> @Nullable E constant(String parameter, @Nullable String value, Class<E> type) {
        try {
            return value == null || value.isBlank() ? null : Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw notUnderstood(parameter, value, "use one of " + List.of(type.getEnumConstants()));
        }
    }

    static ProblemException notUnderstood(String parameter, @Nullable String value, String remedy) {
        return new ProblemException(
                400,
                "PARAMETER_NOT_UNDERSTOOD",
                "A query parameter has no such value",
                parameter + "=" + value,
                remedy);
    }
}
