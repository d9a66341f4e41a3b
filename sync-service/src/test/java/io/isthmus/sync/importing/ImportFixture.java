package io.isthmus.sync.importing;

import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.sync.importing.memory.RememberedObjects;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A source whose memory and topic are plain lists, and a directory that can be asked where somebody is. */
final class ImportFixture extends RememberedObjects implements AwaitedPlaces, ChangeStream, SourceConnector {

    static final String SUFFIX = "dc=harbor,dc=example";
    static final Instant NOW = Instant.parse("2026-11-29T01:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final SourceSettings SOURCE = new SourceSettings(
            "harbor",
            SourceKind.ACTIVE_DIRECTORY,
            "ldap://x",
            false,
            null,
            null,
            null,
            "objectGUID",
            List.of(new PartitionSettings(SUFFIX, List.of(), List.of("ou=left," + SUFFIX))),
            null,
            500);

    final List<ChangeMessage> sent = new ArrayList<>();
    private final List<ChangeMessage> taken = new ArrayList<>();
    final Map<String, String> places = new HashMap<>();
    final List<String> askedFor = new ArrayList<>();
    final RunTally tally = new RunTally();
    final RememberedDepartures departures = new RememberedDepartures();
    final Set<String> silent = new TreeSet<>();
    /** By place, the run that found nobody there. */
    final Map<String, String> awaited = new LinkedHashMap<>();
    /** By place, the run that had no answer there. */
    private final Map<String, String> silentIn = new HashMap<>();

    private final Set<String> left = new HashSet<>();
    private boolean answered;

    /** DNs of those who refer to places. */
    Function<Collection<String>, Collection<String>> referrers = dns -> List.of();

    /** Other sources, how one answers, and whom synchronization knows from there. */
    List<SourceSettings> siblings = List.of();

    Supplier<SourceConnector> sibling = () -> {
        throw new AssertionError("no other source is asked");
    };

    final Set<String> takenInElsewhere = new HashSet<>();

    private final Set<String> again = new HashSet<>();

    boolean readThrough;
    private boolean everRead;
    boolean topicIsAway;

    static ImportOrder full() {
        return order(null);
    }

    static ImportOrder delta() {
        return order("1");
    }

    private static ImportOrder order(String watermark) {
        ImportSelection selection = new ImportSelection(
                new ContainerFilter(SOURCE.partitions()), Set.of("user", "group"), Set.of("cn"), Set.of("member"));
        return new ImportOrder("run", SOURCE, selection, watermark);
    }

    static String dn(String name) {
        return "cn=" + name + "," + SUFFIX;
    }

    static SourceEntry person(String anchor, String dn) {
        return new SourceEntry(anchor, dn, "user", Map.of("cn", List.of(anchor)), List.of(), Map.of());
    }

    static SourceEntry group(String anchor, List<String> members) {
        return new SourceEntry(anchor, dn(anchor), "group", Map.of(), List.of(), Map.of("member", members));
    }

    static SourceItem item(SourceEntry entry) {
        return new SourceItem.Observed(entry);
    }

    PageImport pages(ImportOrder order) {
        return new PageImport(
                order,
                this,
                anchors -> known(order.source().name(), anchors),
                leavers(order),
                new TakenMessages(taken),
                this,
                tally,
                CLOCK);
    }

    Departures departures(ImportOrder order) {
        return new Departures(
                order,
                this,
                this,
                this,
                leavers(order),
                Siblings.of(order.source(), siblings, (settings, last) -> sibling.get(), (connector, anchors) -> {
                    Set<String> settled = new HashSet<>(takenInElsewhere);
                    settled.retainAll(Set.copyOf(anchors));
                    return settled;
                }));
    }

    private Leavers leavers(ImportOrder order) {
        Leavers leavers = new Leavers(order, this, departures, this, tally, CLOCK);
        leavers.begin();
        return leavers;
    }

    @Override
    public boolean wasReadThrough(String connector) {
        return everRead;
    }

    @Override
    public void readingBegins(String connector) {
        readThrough = false;
    }

    @Override
    public void readThrough(String connector) {
        readThrough = true;
        everRead = true;
    }

    @Override
    public void await(String connector, Collection<String> dns) {
        dns.stream().filter(dn -> at(connector, List.of(dn)).isEmpty()).forEach(dn -> awaited.putIfAbsent(dn, ""));
    }

    @Override
    public void awaitWhereSomebodyLeft(String connector, Collection<String> dns) {
        await(connector, dns.stream().filter(left::contains).toList());
    }

    @Override
    public void settled(String connector) {
        left.clear();
    }

    @Override
    public void readAgainWhoRefersTo(String connector, Collection<String> dns) {
        if (!referrers.apply(dns).isEmpty()) {
            left.addAll(dns);
        }
        referrers.apply(dns).forEach(dn -> {
            awaited.putIfAbsent(dn, "");
            again.add(dn);
        });
    }

    @Override
    public List<String> next(String connector, String runId, int limit) {
        awaited.keySet()
                .removeIf(
                        dn -> !again.contains(dn) && !at(connector, List.of(dn)).isEmpty());
        return awaited.entrySet().stream()
                .filter(each -> !each.getValue().equals(runId))
                .filter(each -> !runId.equals(silentIn.get(each.getKey())))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
    }

    @Override
    public void unanswered(String connector, String runId, Collection<String> dns) {
        dns.forEach(dn -> silentIn.put(dn, runId));
    }

    @Override
    public void answered(String connector, String runId, Collection<String> dns, Collection<String> found) {
        for (String dn : dns) {
            if (found.contains(dn) || !awaited.getOrDefault(dn, "").isEmpty()) {
                answered |= awaited.remove(dn) != null;
                again.remove(dn);
                if (!found.contains(dn)) {
                    readAgainWhoRefersTo(connector, List.of(dn));
                }
            } else {
                awaited.put(dn, runId);
            }
        }
    }

    @Override
    public boolean anyAnsweredSinceSynchronization() {
        return answered;
    }

    @Override
    public void send(List<ChangeMessage> messages) {
        if (topicIsAway) {
            throw new IllegalStateException("the topic is away");
        }
        sent.addAll(messages);
        taken.addAll(messages);
    }

    @Override
    public void sendMarkers(IntFunction<List<ImportMarker>> markers) {
        throw new AssertionError("no part of an import sends markers");
    }

    @Override
    public Map<String, String> locate(Collection<String> anchors) {
        askedFor.addAll(anchors);
        Map<String, String> found = new HashMap<>(places);
        found.keySet().retainAll(anchors);
        return found;
    }

    @Override
    public Set<String> unanswered() {
        return silent;
    }

    @Override
    public Level containers(String dn, int limit) {
        throw new AssertionError("an import looks into no container");
    }

    @Override
    public SourceReading fullImport(ImportSelection selection) {
        throw new AssertionError("what is read is given");
    }

    @Override
    public SourceReading deltaImport(ImportSelection selection, String watermark) {
        throw new AssertionError("what is read is given");
    }

    @Override
    public SourceReading referring(ImportSelection selection, Collection<String> dns) {
        throw new AssertionError("what is read is given");
    }

    @Override
    public SourceReading at(ImportSelection selection, Collection<String> dns) {
        throw new AssertionError("what is read is given");
    }

    @Override
    public void close() {
        // holds nothing
    }
}
