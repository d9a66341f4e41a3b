package io.isthmus.analyzer.checking;

import java.time.Instant;
import java.util.List;

/**
 * A readiness check and how far it is.
 *
 * @param verifiedDomains as asked for
 * @param failure why it failed, {@code null} unless it did
 * @param directories with what was read of each
 * @param referencesVerified dangling names that were looked up, of {@code referencesToVerify}
 * @param rows rows of the result so far
 * @param counts rows by attribute and code; complete when the check is done
 */
public record ReadinessCheck(
        String id,
        Instant requestedAt,
        Instant finishedAt,
        Status status,
        Phase phase,
        int percent,
        List<String> verifiedDomains,
        List<Directory> directories,
        long objectsRead,
        long referencesToVerify,
        long referencesVerified,
        long rows,
        List<Count> counts,
        Failure failure) {

    public enum Status {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /** In this order. */
    public enum Phase {
        COUNTING,
        READING,
        COMPARING,
        FOLLOWING_REFERENCES,
        ENDED
    }

    /** @param expected objects as counted beforehand, {@code null} until counted */
    public record Directory(String name, String url, Long expected, long read) {}

    public record Count(String attribute, String code, String severity, long rows) {}

    public record Failure(String code, String directory, String message, String whatToDo) {}
}
