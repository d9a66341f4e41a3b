package io.isthmus.migration.migrating;

import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.migration.Remark;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of changes that others made at the target since the old tool was retired.
 *
 * @param summary none when it could not be asked for
 * @param at when it was asked for
 */
public record ForeignLook(@Nullable ForeignSummary summary, Instant at) {

    /** Whether there is anything that a person should know. */
    Optional<Remark> remark(Instant retiredAt) {
        if (summary == null) {
            return Optional.of(new Remark(
                    "OLD_TOOL_NOT_KNOWN",
                    "whether the old tool still exports is not known: export-service did not answer at " + at,
                    null));
        }
        boolean one = summary.total() == 1;
        return summary.total() == 0
                ? Optional.empty()
                : Optional.of(new Remark(
                        "OLD_TOOL_MAY_EXPORT",
                        summary.total() + (one ? " change" : " changes")
                                + " at the target that this deployment did not make " + (one ? "was" : "were")
                                + " found since the old tool was retired at " + retiredAt + ", the last at "
                                + summary.lastAt()
                                + ": it may still export (the first look after its end also finds what it did just before)",
                        null));
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
