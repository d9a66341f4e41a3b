package io.isthmus.export.reviewing;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import io.isthmus.export.matching.Match;
import io.isthmus.export.pending.ComparedObject;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pending exports as they are looked at. Counting and paging are index scans. */
public interface PendingStore {

    PendingExportSummary summary();

    /** @param after id of the last row of the page before, 0 for the first */
    List<Listed> page(Filter filter, long after, int limit);

    Optional<Known> find(String targetAnchor);

    /**
     * Objects that were ever desired, whether anything is pending of them or not.
     *
     * @param text part of a display name, sign-in name or address, or the anchor
     */
    List<Named> named(String text, int limit);

    /** Objects that must not be created because something is in their way. */
    List<Conflict> conflicts(int limit);

    long conflicts();

    /**
     * Approves exactly the set that has this digest.
     *
     * @return how many pending exports were approved; -1 when the set is another one by now
     */
    long approve(String digest, String by, String comment);

    /**
     * Each {@code null} lets everything through.
     *
     * @param text part of a name, sign-in name, address or source, or the anchor
     */
    record Filter(ObjectType objectType, Operation operation, String text) {}

    /** One pending export. */
    record Listed(ComparedObject object, Operation operation, Names names, Reason reason, Last last) {}

    /** Names of an object, for people; each may be {@code null}. */
    record Names(String displayName, String userName, String source) {}

    /** What came of it the last time; {@code result} is {@code null} before the first. */
    record Last(Result result, String code, String reason, Instant at, int attempts, Instant nextAttemptAt) {}

    /**
     * Everything known of one object.
     *
     * @param observed as last seen at the target, or {@code null}
     * @param remembered as written and not yet seen, or {@code null}
     */
    record Known(
            ComparedObject object,
            Operation operation,
            Names names,
            Reason reason,
            Image observed,
            Image remembered,
            boolean inFlight,
            Last last) {}

    /**
     * An object as a search finds it.
     *
     * @param present whether it should be at the target
     * @param operation what is pending of it, or {@code null}
     */
    record Named(
            String targetAnchor,
            ObjectType objectType,
            boolean present,
            Names names,
            String mail,
            Operation operation) {}

    /** @param message which object at the target it is, and why it is not taken */
    record Conflict(String source, String targetAnchor, Match.Code code, String message) {}
}
