package io.isthmus.contracts.analysis;

import io.isthmus.contracts.messages.Completeness;
import io.isthmus.contracts.messages.Contract;
import io.isthmus.contracts.messages.Message;
import io.isthmus.contracts.settings.SettingsDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a legacy export: may I migrate, how, how long, what would be lost, what must I do by hand.
 *
 * @param status {@code FAILED} with {@code failure} when the export could not be read at all
 * @param product what wrote the export
 * @param objects how many objects the migrated filters let through
 * @param verdict none while the object count is unknown, until it is given or measured; none while parts of the export are missing
 * @param estimatedMinutes of downtime of an in-place upgrade: 3 hours for each 50,000 objects, linear
 * @param overrideAllowed whether the administrator may choose the other path than the recommended one
 * @param settings what can be carried over, also when blocked; no credentials. None in a message that has no room for them, where
 *     {@code notCarriedOver} says so; the analyzer has them
 * @param notCarriedOver what cannot, each with its reason
 * @param redactions secrets that were found in the export and blanked everywhere
 */
public record AnalysisResult(
        int version,
        String id,
        String deployment,
        String fileName,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        Status status,
        @Nullable Failure failure,
        @Nullable Product product,
        @Nullable ObjectCount objects,
        @Nullable Verdict verdict,
        @Nullable Long estimatedMinutes,
        boolean overrideAllowed,
        List<Finding> findings,
        @Nullable SettingsDocument settings,
        List<NotCarriedOver> notCarriedOver,
        List<Redaction> redactions)
        implements Message {

    /** Code of the finding that parts of the export are missing, so that there is no verdict. */
    public static final String INCOMPLETE_EXPORT = "INCOMPLETE_EXPORT";

    public static final Contract<AnalysisResult> CONTRACT = Contract.versioned(AnalysisResult.class, 1);

    public AnalysisResult {
        findings = findings == null ? List.of() : List.copyOf(findings);
        notCarriedOver = notCarriedOver == null ? List.of() : List.copyOf(notCarriedOver);
        redactions = redactions == null ? List.of() : List.copyOf(redactions);
    }

    /** The same in other words. */
    public AnalysisResult inWords(
            List<Finding> otherFindings, List<NotCarriedOver> otherLeft, List<Redaction> otherRedactions) {
        return new AnalysisResult(
                version,
                id,
                deployment,
                fileName,
                requestedAt,
                finishedAt,
                status,
                failure,
                product,
                objects,
                verdict,
                estimatedMinutes,
                overrideAllowed,
                otherFindings,
                settings,
                otherLeft,
                otherRedactions);
    }

    /** The same, failed in other words. */
    public AnalysisResult failed(Failure told) {
        return new AnalysisResult(
                version,
                id,
                deployment,
                fileName,
                requestedAt,
                finishedAt,
                status,
                told,
                product,
                objects,
                verdict,
                estimatedMinutes,
                overrideAllowed,
                findings,
                settings,
                notCarriedOver,
                redactions);
    }

    /** The same, with other words on its objects. */
    public AnalysisResult counted(ObjectCount counted) {
        return new AnalysisResult(
                version,
                id,
                deployment,
                fileName,
                requestedAt,
                finishedAt,
                status,
                failure,
                product,
                counted,
                verdict,
                estimatedMinutes,
                overrideAllowed,
                findings,
                settings,
                notCarriedOver,
                redactions);
    }

    /** Whether parts of the export are missing. */
    public boolean lacksParts() {
        return findings.stream().anyMatch(finding -> finding.code().equals(INCOMPLETE_EXPORT));
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public Completeness completeness() {
        return Completeness.of()
                .names("id", id)
                .has("status", status)
                .has("requestedAt", requestedAt)
                .holds("failure", status != Status.FAILED || failure != null);
    }

    public enum Status {
        RUNNING,
        DONE,
        FAILED
    }

    /** How to migrate. */
    public enum Verdict {
        IN_PLACE,
        PARALLEL,
        BLOCKED
    }

    /**
     * Why the export could not be read. Its words are English; by variant and details other languages find their own.
     *
     * @param where file and element or line
     * @param details what stands in the sentences, by name; none of analyses of earlier versions
     * @param variant which sentence it is
     */
    public record Failure(
            String code,
            @Nullable String where,
            String message,
            String whatToDo,
            @Nullable Map<String, String> details,
            @Nullable String variant) {

        public Failure {
            details = details == null ? null : Map.copyOf(details);
        }

        /** As a service of an earlier version tells it: by its sentences alone. */
        public Failure(String code, @Nullable String where, String message, String whatToDo) {
            this(code, where, message, whatToDo, null, null);
        }

        /** The same in other words. */
        public Failure inWords(String otherMessage, String otherRemedy) {
            return new Failure(code, where, otherMessage, otherRemedy, details, variant);
        }
    }

    /** @param version none where the export does not say */
    public record Product(Kind kind, String name, @Nullable String version, String evidence) {

        public enum Kind {
            DIRSYNC,
            AZURE_AD_SYNC,
            AZURE_AD_CONNECT,
            FIM_MIM,
            ECMA2_HOST,
            CLOUD_SYNC,
            UNKNOWN
        }
    }

    /** @param count none exactly when unknown */
    public record ObjectCount(@Nullable Long count, Source source, String evidence) {

        public enum Source {
            MEASURED,
            GIVEN,
            UNKNOWN
        }
    }

    /**
     * A part of the old configuration that the settings do not carry, and why. Its words are English; by code, variant and details other
     * languages find their own.
     *
     * @param code of a finding, or of the part; none of analyses of earlier versions
     * @param details what stands in the sentences, by name
     * @param variant which of several reasons it is
     */
    public record NotCarriedOver(
            String what,
            String evidence,
            String reason,
            String whatToDo,
            @Nullable String code,
            @Nullable Map<String, String> details,
            @Nullable String variant) {

        public NotCarriedOver {
            details = details == null ? null : Map.copyOf(details);
        }

        /** As a service of an earlier version tells it: by its sentences alone. */
        public NotCarriedOver(String what, String evidence, String reason, String whatToDo) {
            this(what, evidence, reason, whatToDo, null, null, null);
        }

        /** The same in other words. */
        public NotCarriedOver inWords(String otherWhat, String otherReason, String otherRemedy) {
            return new NotCarriedOver(otherWhat, evidence, otherReason, otherRemedy, code, details, variant);
        }

        /** The same at another place. */
        public NotCarriedOver at(String otherEvidence) {
            return new NotCarriedOver(what, otherEvidence, reason, whatToDo, code, details, variant);
        }
    }

    /**
     * A secret that was found: where, never what.
     *
     * @param details of what kind it was, and the name that it stood under; none of analyses of earlier versions
     */
    public record Redaction(
            String evidence, String what, @Nullable Map<String, String> details) {

        public Redaction {
            details = details == null ? null : Map.copyOf(details);
        }

        /** As a service of an earlier version tells it: by its words alone. */
        public Redaction(String evidence, String what) {
            this(evidence, what, null);
        }
    }
}
