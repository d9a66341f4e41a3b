package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.ldap.activedirectory.DomainWatermark.Position;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.SourceFaults;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The domains that a source of Active Directory reads, and the controller it reads them from. */
public final class Domains {

    private final SourceDirectory directory;
    private final SourceSettings source;

    public Domains(SourceDirectory directory) {
        this.directory = directory;
        this.source = directory.source();
    }

    public DomainController controller() {
        try {
            return DomainController.at(directory.connection());
        } catch (LDAPException e) {
            throw SourceFaults.whileReading(source, "what the domain controller says of itself", e);
        }
    }

    /** Naming contexts of the partitions, each once. */
    public List<String> contexts(DomainController controller) {
        return source.partitions().stream()
                .map(PartitionSettings::dn)
                .map(dn -> controller.contextOf(dn).orElseThrow(() -> notHeld(dn, controller)))
                .distinct()
                .toList();
    }

    private SourceException notHeld(String partition, DomainController controller) {
        return new SourceException(
                Code.NO_SUCH_BASE,
                "the domain controller " + controller.host() + " does not hold " + partition + " of the source "
                        + source.name() + "; it holds " + String.join(" and ", controller.contexts()),
                "Let url lead to a domain controller of that domain.",
                null);
    }

    /**
     * The watermark of the last import, if a delta can go on from it.
     *
     * @param shape what is asked, by whether it is asked as a reader
     * @throws SourceException {@code DELTA_IMPOSSIBLE} with the reason, otherwise
     */
    DomainWatermark continuing(
            DeltaMethod method,
            String watermark,
            Function<Boolean, String> shape,
            DomainController controller,
            Instant now) {
        DomainWatermark last = DomainWatermark.read(watermark)
                .filter(read -> read.method() == method)
                .orElseThrow(() -> SourceFaults.deltaImpossible(
                        source, "the last import left no watermark of the method " + method));
        if (!shape.apply(last.asReader()).equals(last.shape())
                || !last.positions().stream().map(Position::context).toList().equals(contexts(controller))) {
            throw SourceFaults.deltaImpossible(
                    source, "what is read of the directory has changed since the last import");
        }
        for (Position position : last.positions()) {
            Continuity.broken(position, controller, method == DeltaMethod.USN, now)
                    .ifPresent(reason -> {
                        throw SourceFaults.deltaImpossible(source, reason);
                    });
        }
        return last;
    }
}
