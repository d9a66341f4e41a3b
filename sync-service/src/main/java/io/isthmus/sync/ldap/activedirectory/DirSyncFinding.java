package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.sync.ldap.activedirectory.DomainWatermark.Position;
import io.isthmus.sync.ldap.reading.ChangeFinding;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.SourceFaults;
import io.isthmus.sync.ldap.reading.WithWatermark;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceReading;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Changes by Active Directory's DirSync control: deletions, restorations, moves in and out of the filters. Without the right to
 * replicate, the control shows what the account may read.
 *
 * <p>A full import stays a paged search: it gives whole objects at the pace of the reader. Its cookie is taken before its first
 * page, by a round that goes through everything and shows only the root of the domain.
 */
public final class DirSyncFinding implements ChangeFinding {

    private final SourceDirectory directory;
    private final Domains domains;
    private final Clock clock;

    public DirSyncFinding(SourceDirectory directory, Clock clock) {
        this.directory = directory;
        this.domains = new Domains(directory);
        this.clock = clock;
    }

    @Override
    public SourceReading full(ImportSelection selection) {
        DomainController controller = domains.controller();
        List<String> contexts = domains.contexts(controller);
        try {
            String watermark = beginning(selection, controller, contexts).json();
            return new WithWatermark(directory.paged(selection, null), () -> Optional.of(watermark));
        } catch (LDAPException e) {
            throw SourceFaults.whileReading(directory.source(), "by the DirSync control", e);
        }
    }

    private DomainWatermark beginning(ImportSelection selection, DomainController controller, List<String> contexts)
            throws LDAPException {
        Instant now = clock.instant();
        DirSyncQuestion question = DirSyncQuestion.of(directory, selection);
        boolean asReader = DirSyncAccess.of(directory.connection(), contexts) != DirSyncAccess.BY_RIGHT;
        List<Position> positions = new ArrayList<>();
        for (String context : contexts) {
            String cookie = Base64.getEncoder().encodeToString(cookie(context, asReader));
            positions.add(new Position(context, controller.host(), controller.invocationId(), cookie, now));
        }
        return new DomainWatermark(DeltaMethod.DIRSYNC, question.shape(asReader), asReader, positions);
    }

    private byte[] cookie(String context, boolean asReader) throws LDAPException {
        DirSyncSearch search = DirSyncQuestion.fromNow(directory.connection(), context, asReader);
        DirSyncSearch.Answer answer = search.next();
        while (answer.more()) {
            answer = search.next();
        }
        return answer.cookie();
    }

    @Override
    public SourceReading since(ImportSelection selection, String watermark) {
        Instant now = clock.instant();
        DomainController controller = domains.controller();
        DirSyncQuestion question = DirSyncQuestion.of(directory, selection);
        DomainWatermark last = domains.continuing(DeltaMethod.DIRSYNC, watermark, question::shape, controller, now);
        List<DomainChanges> changes = last.positions().stream()
                .<DomainChanges>map(position -> new DirSyncChanges(
                        directory.source(),
                        controller,
                        position,
                        question.since(directory.connection(), position.context(), last.asReader(), cookie(position)),
                        now))
                .toList();
        return new DomainReading(directory, selection, changes, last::reachedBy);
    }

    private byte[] cookie(Position position) {
        try {
            return Base64.getDecoder().decode(position.mark());
        } catch (IllegalArgumentException e) {
            throw SourceFaults.deltaImpossible(directory.source(), "the cookie of the last import is damaged");
        }
    }
}
