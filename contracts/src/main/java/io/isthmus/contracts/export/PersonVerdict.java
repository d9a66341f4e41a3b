package io.isthmus.contracts.export;

import io.isthmus.contracts.config.ConfigChange.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/person-verdicts} of export-service: what somebody says of one person. It names what was looked at, so
 * that another case by now is a 409.
 *
 * @param targetAnchor whom it is said of
 * @param formerAnchor of a rehire: the one who has left, as the pending export names him
 * @param deleteAfter of a leaver: the date on which he would be deleted
 * @param comment why, for the record
 */
public record PersonVerdict(
        @Nullable String targetAnchor,
        @Nullable Verdict verdict,
        @Nullable String formerAnchor,
        @Nullable Instant deleteAfter,
        @Nullable String comment) {}
