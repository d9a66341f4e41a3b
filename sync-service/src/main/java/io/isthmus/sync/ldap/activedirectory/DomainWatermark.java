package io.isthmus.sync.ldap.activedirectory;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.DeltaMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the next delta of an Active Directory source starts.
 *
 * @param shape of the question: a mark belongs to what was asked
 * @param asReader whether the directory was asked for no more than the account may read (DirSync's OBJECT_SECURITY)
 * @param positions one for each naming context
 */
public record DomainWatermark(DeltaMethod method, String shape, boolean asReader, List<Position> positions) {

    /**
     * @param controller DNS name of the domain controller that gave the mark
     * @param mark its cookie as Base64, or an update sequence number
     * @param since when that was, UTC
     * @param elsewhere other controllers that were read not long before
     */
    public record Position(
            String context,
            String controller,
            String invocationId,
            String mark,
            Instant since,
            @Nullable Elsewhere elsewhere) {

        public Position {
            Stream.of(context, controller, invocationId, mark, since).forEach(Objects::requireNonNull);
        }

        public Position(String context, String controller, String invocationId, String mark, Instant since) {
            this(context, controller, invocationId, mark, since, null);
        }

        private Position after(DomainWatermark last, Duration patience) {
            return last.positions().stream()
                    .filter(before -> before.context().equals(context))
                    .findFirst()
                    .flatMap(before -> Elsewhere.before(before, controller, invocationId, since, patience))
                    .map(other -> new Position(context, controller, invocationId, mark, since, other))
                    .orElse(this);
        }
    }

    public DomainWatermark {
        Objects.requireNonNull(shape);
        positions = List.copyOf(positions);
    }

    /** Nothing where it is none. */
    public static Optional<DomainWatermark> read(String watermark) {
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

    /** The same, knowing who was read elsewhere up to now. */
    DomainWatermark after(DomainWatermark last, Duration patience) {
        return new DomainWatermark(
                method,
                shape,
                asReader,
                positions.stream()
                        .map(position -> position.after(last, patience))
                        .toList());
    }

    /** Domain controllers that know best who there is: the one read last first. */
    public List<String> controllers() {
        return positions.stream()
                .flatMap(position -> Stream.concat(
                        Stream.of(position.controller()),
                        Stream.ofNullable(position.elsewhere()).flatMap(other -> other.controllers().stream())))
                .distinct()
                .toList();
    }

    public String json() {
        try {
            return WireFormat.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a watermark of texts and times cannot be written", e);
        }
    }
}
