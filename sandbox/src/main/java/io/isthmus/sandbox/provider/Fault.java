package io.isthmus.sandbox.provider;

import java.util.List;

/**
 * What is to go wrong. Ordered by {@code POST /_faults}.
 *
 * @param methods it applies to, {@code null} or empty for every method
 * @param path regular expression that is sought in the path below the base address, {@code null} for every path
 * @param bodyContains text that is sought in the request's body, {@code null} for every body
 * @param status to answer <em>instead</em> of doing what was asked, {@code null} to do it
 * @param detail of the error that is answered
 * @param scimType of the error that is answered, such as {@code uniqueness}
 * @param retryAfterSeconds header of the answer, {@code null} for none
 * @param delayMillis before anything happens
 * @param loseAnswer whether the connection is closed without an answer; without a {@code status} the request is carried
 *     out all the same
 * @param count after so many requests the fault is over, {@code null} for never
 * @param percent of the requests that it hits, {@code null} for all
 */
public record Fault(
        List<String> methods,
        String path,
        String bodyContains,
        Integer status,
        String detail,
        String scimType,
        Integer retryAfterSeconds,
        long delayMillis,
        boolean loseAnswer,
        Integer count,
        Double percent) {

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

    public Fault whereBodyContains(String text) {
        return new Fault(
                methods,
                path,
                text,
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
