package io.isthmus.migration.migrating;

import io.isthmus.contracts.export.ForeignSummary;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of changes that others made at the target since the old tool was retired.
 *
 * @param summary {@code null} when it could not be asked for
 * @param at when it was asked for
 */
public record ForeignLook(ForeignSummary summary, Instant at) {

    /** Whether there is anything that a person should know. */
    Optional<String> warning(Instant retiredAt) {
        if (summary == null) {
            return Optional.of(
                    "whether the old tool still exports is not known: export-service did not answer at " + at);
        }
        return summary.total() == 0
                ? Optional.empty()
                : Optional.of(summary.total() + (summary.total() == 1 ? " change" : " changes")
                        + " at the target that this deployment did not make " + (summary.total() == 1 ? "was" : "were")
                        + " found since the old tool was retired at " + retiredAt + ", the last at " + summary.lastAt()
                        + ": it may still export. (The first look after its end also finds what it did just before.)");
    }

    /** One sentence for the record, whatever was found. */
    public String told(Instant retiredAt) {
        if (summary == null) {
            return "not known: export-service did not answer";
        }
        if (summary.importedAt() == null || summary.importedAt().isBefore(retiredAt)) {
            return summary.total() + " found; the target was not looked at since " + retiredAt;
        }
        return summary.total() + " found up to " + summary.importedAt();
    }
}
