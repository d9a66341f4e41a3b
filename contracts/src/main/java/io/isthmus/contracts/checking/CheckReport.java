package io.isthmus.contracts.checking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found when credentials were tried, before anything is configured with them: answered by
 * {@code POST /api/source-checks} of sync-service (body: a source of the settings) and {@code POST /api/target-checks} of
 * export-service (body: the target of the settings). Nothing is changed by a check, and none is remembered.
 *
 * @param of the connector or target that was checked
 * @param checks in the order they were done; after one that {@link Result#FAILED} those that need it are left out
 * @param at when they ended
 */
public record CheckReport(String of, List<Check> checks, Instant at) {

    public CheckReport {
        checks = checks == null ? List.of() : List.copyOf(checks);
    }

    /** Whether nothing has failed; there may be warnings. */
    public boolean passed() {
        return checks.stream().noneMatch(check -> check.result() == Result.FAILED);
    }

    /**
     * One thing that was tried.
     *
     * @param code stable name of what was tried: {@code REACHABLE}, {@code SIGNED_IN}, {@code BASE_READABLE}, …
     * @param message what was found, with address, DN or resource type; never a secret
     * @param whatToDo none when it passed
     */
    public record Check(
            String code,
            Result result,
            String message,
            @Nullable String whatToDo) {

        /** @param code one of the checking service's own; its name goes out */
        public static Check passed(Enum<?> code, String message) {
            return new Check(code.name(), Result.PASSED, message, null);
        }

        public static Check warning(Enum<?> code, String message, String whatToDo) {
            return new Check(code.name(), Result.WARNING, message, whatToDo);
        }

        public static Check failed(Enum<?> code, String message, String whatToDo) {
            return new Check(code.name(), Result.FAILED, message, whatToDo);
        }
    }

    public enum Result {
        PASSED,
        WARNING,
        FAILED
    }
}
