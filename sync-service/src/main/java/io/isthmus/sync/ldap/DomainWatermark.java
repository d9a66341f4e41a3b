package io.isthmus.sync.ldap;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.SourceSettings.DeltaMethod;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the next delta of an Active Directory source starts.
 *
 * @param shape of the question: a mark belongs to what was asked
 * @param asReader whether the directory was asked for no more than the account may read (DirSync's OBJECT_SECURITY)
 * @param positions one for each naming context
 */
record DomainWatermark(DeltaMethod method, String shape, boolean asReader, List<Position> positions) {

    /**
     * @param controller DNS name of the domain controller that gave the mark
     * @param mark its cookie as Base64, or an update sequence number
     * @param since when that was, UTC
     */
    record Position(String context, String controller, String invocationId, String mark, Instant since) {

        Position {
            Stream.of(context, controller, invocationId, mark, since).forEach(Objects::requireNonNull);
        }
    }

    DomainWatermark {
        Objects.requireNonNull(shape);
        positions = List.copyOf(positions);
    }

    /** Nothing where it is none. */
    static Optional<DomainWatermark> read(String watermark) {
        try {
            return Optional.ofNullable(WireFormat.mapper().readValue(watermark, DomainWatermark.class));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // written by a version that is not ours: a full import learns a new one
        }
    }

    /** The same, from where its naming contexts have come to. */
    String reachedBy(List<DomainChanges> changes) {
        List<Position> reached = changes.stream().map(DomainChanges::reached).toList();
        return new DomainWatermark(method, shape, asReader, reached).json();
    }

    String json() {
        try {
            return WireFormat.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a watermark of texts and times cannot be written", e);
        }
    }
}
