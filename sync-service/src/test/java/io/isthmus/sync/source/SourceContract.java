package io.isthmus.sync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connector promises of any source, whatever it is made of. */
public abstract class SourceContract {

    protected static final String BASE = "ou=staff";

    /**
     * One object as a test writes it.
     *
     * @param key its anchor
     * @param values one text an attribute; of {@code manager} and {@code member} keys, parted by {@code |}
     */
    public record Somebody(String key, String objectClass, Map<String, String> values) {

        public static Somebody person(String key, String mail, String manager) {
            return new Somebody(
                    key,
                    "inetOrgPerson",
                    Map.of(
                            "mail",
                            mail,
                            "manager",
                            manager,
                            "displayName",
                            "Ødegård, " + key,
                            "userPassword",
                            "secret"));
        }
    }

    /** Writes these and nobody else. */
    protected abstract void write(List<Somebody> all);

    protected abstract SourceSettings source(int pageSize);

    protected abstract SourceConnector open(SourceSettings source);

    /** Lets the source be gone, or out of reach. */
    protected abstract void remove();

    protected String place(String key) {
        return "cn=" + key + "," + base();
    }

    /** Where everybody is. */
    protected String base() {
        return BASE;
    }

    private static final Somebody ANNA = Somebody.person("anna", "anna@example.org", "");
    private static final Somebody BERT = Somebody.person("bert", "bert@example.org", "anna");
    private static final Somebody ALL = new Somebody("all", "groupOfNames", Map.of("cn", "all", "member", "anna|bert"));

    @BeforeEach
    void two_people_and_their_group() {
        write(List.of(ANNA, BERT, ALL));
    }

    @Test
    void a_full_import_shows_everybody_with_anchor_class_place_and_values() {
        List<SourceEntry> entries = entries(full(1_000));

        assertThat(entries).hasSize(3);
        assertThat(entry(entries, "anna")).satisfies(anna -> {
            assertThat(anna.objectClass()).isEqualTo("inetOrgPerson");
            assertThat(anna.dn()).isEqualTo(place("anna"));
            assertThat(anna.attributes())
                    .containsEntry("mail", List.of("anna@example.org"))
                    .containsEntry("displayName", List.of("Ødegård, anna"))
                    .doesNotContainKey("manager");
        });
        assertThat(entry(entries, "bert").attributes()).containsEntry("manager", List.of(place("anna")));
    }

    @Test
    void members_travel_apart_and_secrets_not_at_all() {
        List<SourceEntry> entries = entries(full(1_000));

        assertThat(entry(entries, "all").memberships()).containsEntry("member", List.of(place("anna"), place("bert")));
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.attributes()).doesNotContainKeys("member", "userPassword"));
    }

    @Test
    void it_is_read_in_pages_and_twice_the_same() {
        Read small = full(2);

        assertThat(small.pages()).isGreaterThanOrEqualTo(2);
        assertThat(entries(small)).containsExactlyInAnyOrderElementsOf(entries(full(1_000)));
    }

    @Test
    void a_delta_finds_nothing_new_where_nothing_has_changed() {
        Read full = full(1_000);

        Read delta = delta(full.watermark().orElseThrow());

        assertThat(full.items()).containsAll(delta.items());
        assertThat(delta.watermark().or(full::watermark)).isEqualTo(full.watermark());
    }

    @Test
    void what_has_changed_is_found_by_a_delta_or_by_the_full_import_that_takes_its_place() {
        String watermark = full(1_000).watermark().orElseThrow();
        write(List.of(ANNA, Somebody.person("bert", "bertram@example.org", "anna"), ALL));

        Read read;
        try {
            read = delta(watermark);
        } catch (SourceException e) {
            assertThat(e.code()).isEqualTo(SourceException.Code.DELTA_IMPOSSIBLE);
            read = full(1_000);
        }

        assertThat(entry(entries(read), "bert").attributes()).containsEntry("mail", List.of("bertram@example.org"));
    }

    @Test
    void somebody_is_found_by_anchor_and_nobody_is_not() {
        try (SourceConnector connector = open(source(1_000))) {
            assertThat(connector.locate(List.of("anna", "nobody"))).isEqualTo(Map.of("anna", place("anna")));
            assertThat(connector.unanswered()).isEmpty();
        }
    }

    @Test
    void whoever_is_at_a_place_is_read_and_an_empty_place_or_what_is_no_place_stops_nobody() {
        SourceSettings source = source(1_000);
        try (SourceConnector connector = open(source);
                SourceReading reading = connector.at(
                        selection(source), List.of("no name", place("nobody"), "CN=Anna," + base(), "cn=x,dc=y"))) {
            assertThat(entries(drained(reading)))
                    .singleElement()
                    .satisfies(
                            anna -> assertThat(anna.attributes()).containsEntry("mail", List.of("anna@example.org")));
        }
    }

    @Test
    void a_source_that_is_not_there_is_named() {
        SourceSettings source = source(1_000);
        remove();

        assertThatThrownBy(() -> full(source)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.code()).isEqualTo(SourceException.Code.SOURCE_UNREACHABLE);
            assertThat(e.getMessage()).contains(source.name());
        });
    }

    protected record Read(List<SourceItem> items, Optional<String> watermark, int pages) {}

    protected static ImportSelection selection(SourceSettings source) {
        return new ImportSelection(
                new ContainerFilter(source.partitions()),
                Set.of("inetOrgPerson", "groupOfNames"),
                Set.of("mail", "displayName", "manager", "cn", "userPassword"),
                Set.of("member"));
    }

    protected Read full(int pageSize) {
        return full(source(pageSize));
    }

    protected Read full(SourceSettings source) {
        try (SourceConnector connector = open(source);
                SourceReading reading = connector.fullImport(selection(source))) {
            return drained(reading);
        }
    }

    protected Read delta(String watermark) {
        SourceSettings source = source(1_000);
        try (SourceConnector connector = open(source);
                SourceReading reading = connector.deltaImport(selection(source), watermark)) {
            return drained(reading);
        }
    }

    protected static Read drained(SourceReading reading) {
        List<SourceItem> items = new ArrayList<>();
        int pages = 0;
        for (Optional<List<SourceItem>> page = reading.next(); page.isPresent(); page = reading.next()) {
            items.addAll(page.get());
            pages++;
        }
        return new Read(items, reading.watermark(), pages);
    }

    protected static List<SourceEntry> entries(Read read) {
        return read.items().stream()
                .filter(SourceItem.Observed.class::isInstance)
                .map(item -> ((SourceItem.Observed) item).entry())
                .toList();
    }

    protected static List<SourceItem.Faulty> faults(Read read) {
        return read.items().stream()
                .filter(SourceItem.Faulty.class::isInstance)
                .map(SourceItem.Faulty.class::cast)
                .toList();
    }

    protected static SourceEntry entry(List<SourceEntry> entries, String anchor) {
        return entries.stream()
                .filter(entry -> entry.anchor().equals(anchor))
                .findFirst()
                .orElseThrow(() -> new AssertionError(anchor + " was not read"));
    }
}
