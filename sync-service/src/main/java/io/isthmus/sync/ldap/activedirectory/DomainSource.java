package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.LDAPConnection;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.WithWatermark;
import io.isthmus.sync.source.FindingMethod;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceReading;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Domains of Active Directory at one of their controllers, which may lag behind another one that was read before: where it does not
 * know somebody, that other one has a say ({@link SecondOpinion}).
 */
public final class DomainSource implements SourceConnector {

    private static final Logger LOG = Logger.getLogger(DomainSource.class);

    private final SourceConnector controller;
    private final SourceDirectory directory;
    private final Optional<DomainWatermark> last;
    private final Duration patience;
    private final Connecting connecting;
    private final Set<String> notSaid = new TreeSet<>();
    private @Nullable SecondOpinion opinion;

    /**
     * @param another connects to the controller that is read
     * @param byName connects to a controller by its DNS name; nothing where that does not come about
     */
    public record Connecting(Supplier<LDAPConnection> another, Function<String, Optional<LDAPConnection>> byName) {}

    /**
     * @param last where the last import ended, at whatever controller
     * @param patience how long a change may take from any controller to any other
     */
    public DomainSource(
            SourceConnector controller,
            SourceDirectory directory,
            Optional<DomainWatermark> last,
            Duration patience,
            Connecting connecting) {
        this.controller = controller;
        this.directory = directory;
        this.last = last;
        this.patience = patience;
        this.connecting = connecting;
    }

    @Override
    public SourceReading fullImport(ImportSelection selection) {
        SourceReading reading = controller.fullImport(selection);
        reading.watermark().flatMap(DomainWatermark::read).ifPresent(reached -> ask(reached, selection));
        return new WithWatermark(reading, () -> reading.watermark().map(mark -> after(mark, last)));
    }

    private void ask(DomainWatermark here, ImportSelection selection) {
        elsewhere(here).ifPresent(elsewhere -> {
            LOG.infof(
                    "source %s was read at %s on %s: until that is %s ago, whoever is not found here is asked for"
                            + " there",
                    directory.source().name(), String.join(" and ", elsewhere.controllers()), elsewhere.at(), patience);
            opinion = new SecondOpinion(
                    directory,
                    elsewhere,
                    name -> isHere(name, here)
                            ? Optional.empty()
                            : connecting.byName().apply(name),
                    place -> selection.filter().includes(place),
                    connecting.another());
        });
    }

    /** One that was restored does not know what it was. */
    private static boolean isHere(String name, DomainWatermark here) {
        return here.positions().getFirst().controller().equalsIgnoreCase(name);
    }

    private Optional<Elsewhere> elsewhere(DomainWatermark reached) {
        return last.map(known -> reached.after(known, patience)).stream()
                .flatMap(all -> all.positions().stream())
                .flatMap(position -> Stream.ofNullable(position.elsewhere()))
                .max(Comparator.comparing(Elsewhere::at));
    }

    @Override
    public SourceReading deltaImport(ImportSelection selection, String watermark) {
        Optional<DomainWatermark> before = DomainWatermark.read(watermark);
        SourceReading reading = controller.deltaImport(selection, watermark);
        return new WithWatermark(reading, () -> reading.watermark().map(mark -> after(mark, before)));
    }

    private String after(String mark, Optional<DomainWatermark> before) {
        return before.flatMap(known -> DomainWatermark.read(mark).map(reached -> reached.after(known, patience)))
                .map(DomainWatermark::json)
                .orElse(mark);
    }

    @Override
    public Map<String, String> locate(Collection<String> anchors) {
        Map<String, String> here = controller.locate(anchors);
        if (opinion == null) {
            return here;
        }
        SecondOpinion.Found found = opinion.of(anchors, here);
        if (found.notSaid()) {
            directory.source().partitions().forEach(partition -> notSaid.add(partition.dn()));
        }
        return found.places();
    }

    @Override
    public Set<String> unanswered() {
        Set<String> all = new TreeSet<>(controller.unanswered());
        all.addAll(notSaid);
        return all;
    }

    @Override
    public Optional<FindingMethod> method() {
        return controller.method();
    }

    @Override
    public SourceReading referring(ImportSelection selection, Collection<String> dns) {
        return controller.referring(selection, dns);
    }

    @Override
    public SourceReading at(ImportSelection selection, Collection<String> dns) {
        return controller.at(selection, dns);
    }

    @Override
    public Level containers(String dn, int limit) {
        return controller.containers(dn, limit);
    }

    @Override
    public Map<String, String> containerIds(Collection<String> dns) {
        return controller.containerIds(dns);
    }

    @Override
    public Map<String, String> containersById(Collection<String> ids) {
        return controller.containersById(ids);
    }

    @Override
    public void close() {
        Optional.ofNullable(opinion).ifPresent(SecondOpinion::close);
        controller.close();
    }
}
