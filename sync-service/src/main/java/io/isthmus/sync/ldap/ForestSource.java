package io.isthmus.sync.ldap;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.sync.ldap.reading.SourceFaults;
import io.isthmus.sync.source.FindingMethod;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceReading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * A source whose partitions lie at several servers: the domains of a forest. Each server is read for its own partitions, one
 * after the other. Who is gone at one of them is looked for at all, so that somebody who moves to another domain, and keeps
 * the anchor, has moved and has not left, whichever domain tells first. A server that does not answer stops no other: its domain
 * is told as failed, and nobody leaves there.
 */
final class ForestSource implements SourceConnector {

    private static final Logger LOG = Logger.getLogger(ForestSource.class);

    private final List<Member> members;
    private final SourceSettings source;
    /** Those whose connection broke; also told by the thread that reads ahead. */
    private final Set<Member> broken = ConcurrentHashMap.newKeySet();

    /** @param server its part of the settings: its own address and partitions, by the first of which it is called */
    record Member(SourceSettings server, SourceConnector connector) {

        String name() {
            return name(server);
        }

        static String name(SourceSettings server) {
            return server.partitions().getFirst().dn();
        }

        private List<String> partitions() {
            return server.partitions().stream().map(PartitionSettings::dn).toList();
        }

        /** How near the nearest of its partitions above the place is; negative for none. */
        int depthAt(DistinguishedName place) {
            return partitions().stream()
                    .map(DistinguishedName::parse)
                    .filter(place::isAtOrUnder)
                    .mapToInt(DistinguishedName::depth)
                    .max()
                    .orElse(-1);
        }
    }

    ForestSource(SourceSettings source, List<Member> members) {
        this.source = source;
        this.members = List.copyOf(members);
    }

    @Override
    public SourceReading fullImport(ImportSelection selection) {
        return together(selection, member -> member.connector().fullImport(part(selection, member)));
    }

    @Override
    public SourceReading deltaImport(ImportSelection selection, String watermark) {
        Map<String, String> last = ForestWatermark.read(watermark)
                .map(ForestWatermark::servers)
                .filter(servers -> servers.keySet()
                        .equals(members.stream().map(Member::name).collect(Collectors.toSet())))
                .orElseThrow(() -> SourceFaults.deltaImpossible(
                        source, "the last import read other servers, or did not come to its end at all of them"));
        return together(
                selection,
                member -> member.connector()
                        .deltaImport(part(selection, member), Objects.requireNonNull(last.get(member.name()))));
    }

    @Override
    public SourceReading referring(ImportSelection selection, Collection<String> dns) {
        return together(selection, member -> member.connector().referring(part(selection, member), dns));
    }

    /** Each place at the server that holds it; one that lies in no partition is asked for everywhere. */
    @Override
    public SourceReading at(ImportSelection selection, Collection<String> dns) {
        return together(selection, member -> {
            List<String> there = dns.stream()
                    .filter(dn -> holder(dn).map(member::equals).orElse(true))
                    .toList();
            return there.isEmpty() || broken.contains(member)
                    ? SourceReading.ofNothing()
                    : member.connector().at(selection, there);
        });
    }

    private SourceReading together(ImportSelection selection, Function<Member, SourceReading> reading) {
        List<ForestReading.Part> parts = new ArrayList<>();
        for (Member member : members) {
            Function<SourceException, SourceReading> instead = fault -> {
                broken.add(member);
                return new FailedReading(part(selection, member), fault);
            };
            parts.add(new ForestReading.Part(member.name(), begun(member, reading, instead), instead));
        }
        return new ForestReading(parts);
    }

    private static SourceReading begun(
            Member member, Function<Member, SourceReading> reading, Function<SourceException, SourceReading> instead) {
        try {
            return reading.apply(member);
        } catch (SourceException e) {
            if (e.code() == SourceException.Code.DELTA_IMPOSSIBLE) {
                throw e; // is read anew as a whole
            }
            return instead.apply(e);
        }
    }

    /** What a server is to show: the containers of its own partitions, though another domain may lie below one of them. */
    private ImportSelection part(ImportSelection whole, Member member) {
        List<String> all =
                source.partitions().stream().map(PartitionSettings::dn).toList();
        return new ImportSelection(
                whole.filter().within(member.partitions(), all),
                whole.objectClasses(),
                whole.attributes(),
                whole.memberships());
    }

    /** Where they differ, the one that finds least: what the source is told to find is found everywhere. */
    @Override
    public Optional<FindingMethod> method() {
        return members.stream()
                .flatMap(member -> member.connector().method().stream())
                .max(Comparator.comparing(found -> found.method() == DeltaMethod.MODIFY_TIMESTAMP));
    }

    @Override
    public Map<String, String> locate(Collection<String> anchors) {
        return everywhere(connector -> connector.locate(anchors));
    }

    @Override
    public Set<String> unanswered() {
        return members.stream()
                .flatMap(member -> broken.contains(member)
                        ? member.partitions().stream()
                        : member.connector().unanswered().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, String> containersById(Collection<String> ids) {
        return everywhere(connector -> connector.containersById(ids));
    }

    private Map<String, String> everywhere(Function<SourceConnector, Map<String, String>> asked) {
        Map<String, String> places = new HashMap<>();
        members.stream().filter(member -> !broken.contains(member)).forEach(member -> ask(member, asked, places));
        return places;
    }

    private void ask(
            Member member, Function<SourceConnector, Map<String, String>> question, Map<String, String> places) {
        try {
            places.putAll(question.apply(member.connector()));
        } catch (SourceException e) {
            LOG.warnf("source %s: %s", source.name(), e.getMessage());
            broken.add(member);
        }
    }

    @Override
    public Map<String, String> containerIds(Collection<String> dns) {
        Map<String, String> ids = new HashMap<>();
        dns.forEach(dn -> ids.putAll(holding(dn).connector().containerIds(List.of(dn))));
        return ids;
    }

    @Override
    public Level containers(String dn, int limit) {
        return holding(dn).connector().containers(dn, limit);
    }

    private Member holding(String dn) {
        return holder(dn).orElseGet(members::getFirst);
    }

    /** Nothing where no partition is above the place, or the value is no name at all. */
    private Optional<Member> holder(String dn) {
        try {
            DistinguishedName place = DistinguishedName.parse(dn);
            return members.stream()
                    .filter(member -> member.depthAt(place) >= 0)
                    .max(Comparator.comparingInt(member -> member.depthAt(place)));
        } catch (MalformedName e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        members.forEach(member -> member.connector().close());
    }
}
