package io.isthmus.sandbox.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to go wrong. Ordered by {@code POST /_faults}.
 *
 * @param methods it applies to; empty for every method
 * @param path regular expression that is sought in the path below the base address; every path without one
 * @param bodyContains text that is sought in the request's body; every body without one
 * @param status to answer <em>instead</em> of doing what was asked
 * @param detail of the error that is answered
 * @param scimType of the error that is answered, such as {@code uniqueness}
 * @param retryAfterSeconds header of the answer
 * @param delayMillis before anything happens
 * @param loseAnswer whether the connection is closed without an answer; without a {@code status} the request is carried
 *     out all the same
 * @param count after so many requests the fault is over; never without
 * @param percent of the requests that it hits; all without
 */
public record Fault(
        List<String> methods,
        @Nullable String path,
        @Nullable String bodyContains,
        @Nullable Integer status,
        @Nullable String detail,
        @Nullable String scimType,
        @Nullable Integer retryAfterSeconds,
        long delayMillis,
        boolean loseAnswer,
        @Nullable Integer count,
        @Nullable Double percent) {

    public Fault {
        methods = methods == null ? List.of() : List.copyOf(methods);
    }

    /** Answers so many requests with an error instead of doing them. */
    public static Fault answering(int status, int count, String... methods) {
        return new Fault(List.of(methods), null, null, status, null, null, null, 0, false, count, null);
    }

    /** 429 with {@code Retry-After}. */
    public static Fault throttling(int retryAfterSeconds, int count) {
        return new Fault(List.of(), null, null, 429, null, null, retryAfterSeconds, 0, false, count, null);
    }

    /** Does what is asked, and closes the connection without a word. */
    public static Fault losingAnswers(int count, String... methods) {
        return new Fault(List.of(methods), null, null, null, null, null, null, 0, true, count, null);
    }

    /** Does what is asked, later. */
    public static Fault delaying(long millis, String... methods) {
        return new Fault(List.of(methods), null, null, null, null, null, null, millis, false, null, null);
    }

    public Fault onPath(String regularExpression) {
        return new Fault(
                methods,
                regularExpression,
                bodyContains,
                status,
                detail,
                scimType,
                retryAfterSeconds,
                delayMillis,
                loseAnswer,
                count,
                percent);
    }
}
