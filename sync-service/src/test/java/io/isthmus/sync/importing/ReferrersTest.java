package io.isthmus.sync.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.sync.importing.memory.KnownObject;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceItem.Observed;
import io.isthmus.sync.source.SourceItem.Vanished;
import io.isthmus.sync.source.SourceReading;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A delta of a directory in which references change without the referring object looking changed. */
class ReferrersTest {

    private static final String SUFFIX = "dc=harbor,dc=example";
    private static final String ANNA = "cn=anna," + SUFFIX;
    private static final String ANNE = "cn=anne," + SUFFIX;
    private static final String BERT = "cn=bert," + SUFFIX;

    private final ImportFixture memory = new ImportFixture();
    private final Map<String, KnownObject> known = memory.known;
    private final List<ChangeMessage> sent = new ArrayList<>();
    private final List<SourceItem> delta = new ArrayList<>();
    private final Map<String, List<SourceItem>> referring = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();
    private boolean breaks;

    @Test
    void who_refers_to_a_renamed_person_is_taken_before_her() {
        remember("a", ANNA);
        remember("b", BERT);
        delta.add(person("a", ANNE, null));
        referring.put(ANNE, List.of(person("b", BERT, ANNE)));

        assertThat(run().complete()).isTrue();

        assertThat(sentObjects()).containsExactly("b", "a");
        assertThat(known.get("a").dn()).isEqualTo(ANNE);
    }

    @Test
    void when_reading_them_breaks_off_the_next_delta_asks_for_them_again() {
        remember("a", ANNA);
        remember("b", BERT);
        delta.add(person("a", ANNE, null));
        referring.put(ANNE, List.of(person("b", BERT, ANNE)));
        breaks = true;
        assertThat(run().complete()).isFalse();
        assertThat(known.get("a").dn()).isEqualTo(ANNA);

        breaks = false;
        assertThat(run().complete()).isTrue();

        assertThat(sentObjects()).containsExactly("b", "a");
        assertThat(known.get("a").dn()).isEqualTo(ANNE);
    }

    @Test
    void two_renamed_who_refer_to_each_other_are_each_sent_once() {
        String berta = "cn=berta," + SUFFIX;
        remember("a", ANNA);
        remember("b", BERT);
        delta.add(person("a", ANNE, BERT));
        referring.put(ANNE, List.of(person("b", berta, ANNE)));
        referring.put(berta, List.of(person("a", ANNE, berta)));

        assertThat(run().complete()).isTrue();

        assertThat(sentObjects()).containsExactlyInAnyOrder("a", "b");
        assertThat(managerSentFor("a")).as("as it was seen last").isEqualTo(berta);
        assertThat(managerSentFor("b")).isEqualTo(ANNE);
    }

    @Test
    void a_renamed_person_whose_former_place_is_reported_empty_stays() {
        remember("a", ANNA);
        delta.add(new Vanished(ANNA, false));
        delta.add(person("a", ANNE, null));
        places.put("a", ANNE);

        assertThat(run().complete()).isTrue();

        assertThat(sent).noneMatch(ObjectDeleted.class::isInstance);
        assertThat(known.get("a").dn()).isEqualTo(ANNE);
    }

    @Test
    void who_moves_out_of_the_filters_while_they_are_read_is_deleted_and_not_remembered() {
        remember("a", ANNA);
        delta.add(person("a", ANNE, null));
        referring.put(ANNE, List.of(person("a", "cn=anne,dc=elsewhere", null)));

        assertThat(run().complete()).isTrue();

        assertThat(sent.getLast()).isInstanceOf(ObjectDeleted.class);
        assertThat(known).isEmpty();
    }

    private ImportResult run() {
        var source = new SourceSettings(
                "harbor",
                SourceKind.ACTIVE_DIRECTORY,
                "ldap://x",
                false,
                null,
                null,
                null,
                "objectGUID",
                List.of(new PartitionSettings(SUFFIX, List.of(), List.of())),
                null,
                500);
        var selection = new ImportSelection(
                new ContainerFilter(source.partitions()), Set.of("user"), Set.of("cn", "manager"), Set.of());
        var importing = new Importing(
                (settings, last) -> new Directory(),
                memory,
                new RememberedDepartures(),
                new RememberedContainers(),
                memory,
                new TakenMessages(List.of()),
                (connector, anchors) -> Set.of(),
                new Stream(),
                Clock.systemUTC());
        return importing.run(new ImportOrder("run", source, selection, "1"), new RunTally());
    }

    private void remember(String anchor, String dn) {
        known.put(anchor, new KnownObject(known.size(), anchor, dn, "user", UUID.randomUUID(), Map.of()));
    }

    private static SourceItem person(String anchor, String dn, String manager) {
        return new Observed(new SourceEntry(
                anchor,
                dn,
                "user",
                manager == null ? Map.of() : Map.of("manager", List.of(manager)),
                List.of(),
                Map.of()));
    }

    private List<String> sentObjects() {
        return sent.stream().map(message -> ((ObjectObserved) message).anchor()).toList();
    }

    private String managerSentFor(String anchor) {
        return sent.stream()
                .map(ObjectObserved.class::cast)
                .filter(message -> message.anchor().equals(anchor))
                .reduce((first, last) -> last)
                .orElseThrow()
                .attributes()
                .get("manager")
                .getFirst();
    }

    private final class Directory implements SourceConnector {

        @Override
        public Level containers(String dn, int limit) {
            throw new AssertionError("an import looks into no container");
        }

        @Override
        public SourceReading fullImport(ImportSelection selection) {
            throw new IllegalStateException("only deltas here");
        }

        @Override
        public SourceReading deltaImport(ImportSelection selection, String watermark) {
            return pages(List.of(delta));
        }

        @Override
        public Map<String, String> locate(Collection<String> anchors) {
            return places.entrySet().stream()
                    .filter(place -> anchors.contains(place.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        @Override
        public SourceReading at(ImportSelection selection, Collection<String> dns) {
            return SourceReading.ofNothing();
        }

        @Override
        public SourceReading referring(ImportSelection selection, Collection<String> dns) {
            if (breaks) {
                throw new SourceException(SourceException.Code.CONNECTION_LOST, "it broke", "Try again.", null);
            }
            return pages(dns.stream()
                    .map(dn -> referring.getOrDefault(dn, List.of()))
                    .toList());
        }

        private SourceReading pages(List<List<SourceItem>> pages) {
            Iterator<List<SourceItem>> left = pages.iterator();
            return new SourceReading() {
                @Override
                public Optional<List<SourceItem>> next() {
                    return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
                }

                @Override
                public Optional<String> watermark() {
                    return Optional.of("2");
                }

                @Override
                public void close() {
                    // holds nothing
                }
            };
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private final class Stream implements ChangeStream {

        @Override
        public void send(List<ChangeMessage> messages) {
            sent.addAll(messages);
        }

        @Override
        public void sendMarkers(IntFunction<List<ImportMarker>> markers) {
            // who reads them is not here
        }
    }
}
