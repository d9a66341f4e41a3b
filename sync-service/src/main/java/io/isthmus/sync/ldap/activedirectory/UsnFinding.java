package io.isthmus.sync.ldap.activedirectory;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.sync.ldap.activedirectory.DomainWatermark.Position;
import io.isthmus.sync.ldap.reading.ChangeFinding;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.WithWatermark;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceReading;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Changes by the update sequence numbers of one domain controller: for Active Directory whose DirSync control cannot be used.
 * A container that has changed in any way is taken as moved, since nothing tells the difference.
 */
public final class UsnFinding implements ChangeFinding {

    private final SourceDirectory directory;
    private final Domains domains;
    private final Clock clock;

    public UsnFinding(SourceDirectory directory, Clock clock) {
        this.directory = directory;
        this.domains = new Domains(directory);
        this.clock = clock;
    }

    @Override
    public SourceReading full(ImportSelection selection) {
        DomainController controller = domains.controller();
        Instant now = clock.instant();
        List<Position> positions = domains.contexts(controller).stream()
                .map(context -> new Position(
                        context,
                        controller.host(),
                        controller.invocationId(),
                        String.valueOf(controller.committed()),
                        now))
                .toList();
        String watermark = new DomainWatermark(DeltaMethod.USN, shape(selection), true, positions).json();
        return new WithWatermark(directory.paged(selection, null), () -> Optional.of(watermark));
    }

    @Override
    public SourceReading since(ImportSelection selection, String watermark) {
        Instant now = clock.instant();
        DomainController controller = domains.controller();
        DomainWatermark last = domains.continuing(DeltaMethod.USN, watermark, any -> shape(selection), controller, now);
        List<DomainChanges> changes = last.positions().stream()
                .<DomainChanges>map(position -> new UsnChanges(
                        directory.connection(),
                        controller,
                        position,
                        DomainClasses.of(selection),
                        directory.source().pageSize(),
                        now))
                .toList();
        return new DomainReading(directory, selection, changes, last::reachedBy);
    }

    /** Whole objects are found, whatever of them has changed: only the classes count. */
    private static String shape(ImportSelection selection) {
        return DomainClasses.of(selection).filter().toString();
    }
}
