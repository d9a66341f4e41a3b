package io.isthmus.analyzer.checking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.analyzer.counting.FaultWords;
import io.isthmus.analyzer.words.Details;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A readiness check and how far it is.
 *
 * @param verifiedDomains as asked for
 * @param finishedAt when it ended, if it has
 * @param failure why it failed, if it did
 */
public record ReadinessCheck(
        String id,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        Status status,
        List<String> verifiedDomains,
        @JsonUnwrapped Progress progress,
        @Nullable Failure failure) {

    ReadinessCheck failed(Failure why, Instant at) {
        return new ReadinessCheck(id, requestedAt, at, Status.FAILED, verifiedDomains, progress, why);
    }

    /** The same in other words. */
    public ReadinessCheck in(Locale language) {
        return failure == null
                ? this
                : new ReadinessCheck(
                        id,
                        requestedAt,
                        finishedAt,
                        status,
                        verifiedDomains,
                        progress,
                        failure.in(FaultWords.in(language)));
    }

    /**
     * How far it is.
     *
     * @param directories with what was read of each
     * @param referencesVerified dangling names that were looked up, of {@code referencesToVerify}
     * @param rows rows of the result so far
     * @param counts rows by attribute and code; complete when the check is done
     */
    public record Progress(
            Phase phase,
            int percent,
            List<Directory> directories,
            long objectsRead,
            long referencesToVerify,
            long referencesVerified,
            long rows,
            List<Count> counts) {}

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

    /** @param expected objects as counted beforehand, once they are */
    public record Directory(
            String name, String url, @Nullable Long expected, long read) {}

    public record Count(String attribute, String code, String severity, long rows) {}

    /**
     * Its words are English; by variant and details other languages find their own.
     *
     * @param details what stands in the sentences, by name; none of checks of earlier versions
     * @param variant which sentence it is
     */
    public record Failure(
            String code,
            @Nullable String directory,
            String message,
            String whatToDo,
            @Nullable Map<String, String> details,
            @Nullable String variant) {

        static Failure of(DirectoryFault fault, String directory) {
            return of(fault.kind().name(), directory, fault.wrong().name(), fault.details());
        }

        static Failure of(String code, @Nullable String directory, String wrong, Details details) {
            return new Failure(code, directory, "", "", details.values(), wrong).in(FaultWords.ENGLISH);
        }

        Failure in(FaultWords words) {
            return details == null || variant == null || !words.knows(variant)
                    ? this
                    : new Failure(
                            code,
                            directory,
                            words.message(variant, details),
                            words.remedy(variant, details),
                            details,
                            variant);
        }
    }
}
