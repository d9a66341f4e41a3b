package io.isthmus.sync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest change of a provider that was seen, by the provider's own clock. */
final class LastModified {

    private final Clock clock;
    private @Nullable Instant newest;

    LastModified(Clock clock) {
        this.clock = clock;
    }

    /** When a resource was changed last; empty where the provider does not say. */
    static Optional<Instant> of(JsonNode resource) {
        try {
            return Optional.of(OffsetDateTime.parse(
                            resource.path("meta").path("lastModified").asText(""))
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A stamp of the future counts as now: what is stamped rightly afterwards would be passed over. */
    void see(JsonNode resource) {
        of(resource).filter(time -> newest == null || time.isAfter(newest)).ifPresent(time -> {
            Instant now = clock.instant();
            newest = time.isAfter(now) ? now : time;
        });
    }

    Optional<Instant> newest() {
        return Optional.ofNullable(newest);
    }

    static String changedSince(Instant time, Duration overlap) {
        return "meta.lastModified gt \"" + time.minus(overlap) + "\"";
    }
}
