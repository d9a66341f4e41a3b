package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.testing.Peers;
import io.isthmus.directories.testing.SambaController;
import io.isthmus.directories.testing.SambaDomain;
import io.isthmus.sync.ldap.Readings.Reading;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two real domain controllers of one domain; one has what the other has when a test replicates it, and not before. */
class SeveralControllersTest {

    private static final int CREW = 60;

    private static SambaController one;
    private static SambaController two;

    private LDAPConnection atOne;
    private LDAPConnection atTwo;
    private SambaTree tree;

    @BeforeAll
    static void a_second_controller_joins_the_domain() {
        Peers.require(SambaDomain.absence());
        one = SambaTree.domain().controller();
        two = one.another("dc2");
    }

    @AfterAll
    static void the_second_ends() {
        if (two != null) {
            two.close();
        }
    }

    @BeforeEach
    void both_have_the_same_crew() throws LDAPException {
        atOne = one.connect();
        tree = SambaTree.grow(
                atOne, new SambaTree.Reader(SambaDomain.READER_DN, DeltaMethod.AUTO, DeltaMethod.DIRSYNC), CREW);
        two.replicateFrom(one);
        atTwo = two.connect();
    }

    @AfterEach
    void disconnect() {
        atOne.close();
        atTwo.close();
    }

    @Test
    void what_is_changed_at_either_comes_with_the_next_delta_of_either() throws LDAPException {
        String watermark = full(one.url()).watermark().orElseThrow();
        atOne.modify(tree.user(0), title("Havnefoged"));
        atTwo.modify(tree.user(1), title("Lods"));
        atTwo.modify(tree.group(), new Modification(ModificationType.DELETE, "member", tree.user(2)));
        atOne.delete(tree.user(3));
        two.replicateFrom(one);
        one.replicateFrom(two);

        Reading first = delta(one.url(), watermark);
        Reading second = delta(two.url(), watermark);

        for (Reading each : List.of(first, second)) {
            assertThat(each.entry("CN=" + tree.name(0)).attributes()).containsEntry("title", List.of("Havnefoged"));
            assertThat(each.entry("CN=" + tree.name(1)).attributes()).containsEntry("title", List.of("Lods"));
            assertThat(each.items()).hasAtLeastOneElementOfType(SourceItem.Gone.class);
            assertThat(whoLeftTheGroup(each)).contains(tree.user(2));
        }
        assertThat(delta(one.url(), second.watermark().orElseThrow()).items())
                .as("the cookie of the second is good at the first")
                .noneMatch(item -> item instanceof SourceItem.Observed(SourceEntry entry, long weight)
                        && !entry.dn().equals(tree.user(0))
                        && !entry.dn().equals(tree.user(1)));
    }

    @Test
    void a_delta_at_one_that_lags_behind_undoes_nothing_and_misses_nothing_later() throws LDAPException {
        String before = full(one.url()).watermark().orElseThrow();
        atOne.modify(tree.user(0), title("Havnefoged"));
        atOne.delete(tree.user(5));
        tree.addUser(atOne, 90);
        Reading seen = delta(one.url(), before);
        assertThat(seen.entry("CN=" + tree.name(90))).isNotNull();

        Reading quiet;
        Reading later;
        one.kill();
        try {
            quiet = delta(either(), seen.watermark().orElseThrow());
            atTwo.modify(tree.user(1), title("Lods"));
            later = delta(either(), quiet.watermark().orElseThrow());
        } finally {
            one.start();
        }
        two.replicateFrom(one);
        Reading caughtUp = delta(two.url(), later.watermark().orElseThrow());

        assertThat(quiet.items()).isEmpty();
        assertThat(later.entries()).extracting(SourceEntry::dn).containsExactly(tree.user(1));
        assertThat(caughtUp.entry("CN=" + tree.name(0)).attributes()).containsEntry("title", List.of("Havnefoged"));
        assertThat(caughtUp.entry("CN=" + tree.name(90))).isNotNull();
        assertThat(caughtUp.items())
                .filteredOn(SourceItem.Gone.class::isInstance)
                .as("told once more")
                .isNotEmpty();
    }

    @Test
    void who_has_not_been_replicated_yet_leaves_by_no_full_import_and_who_was_deleted_does() throws LDAPException {
        Reading before = full(one.url());
        tree.addUser(atOne, 90);
        Reading seen = delta(one.url(), before.watermark().orElseThrow());
        String joiner = seen.entry("CN=" + tree.name(90)).anchor();
        String leaver = before.entry("CN=" + tree.name(4)).anchor();
        String last = seen.watermark().orElseThrow();
        atTwo.delete(tree.user(4));

        Looked bothAnswer = look(two.url() + " " + one.url(), last, List.of(joiner));
        Looked oneIsAway;
        Looked deletedThere;
        one.kill();
        try {
            oneIsAway = look(either(), last, List.of(joiner));
            deletedThere = look(either(), last, List.of(leaver));
        } finally {
            one.start();
        }

        assertThat(bothAnswer).isEqualTo(new Looked(CREW, Map.of(joiner, tree.user(90)), false));
        assertThat(oneIsAway).isEqualTo(new Looked(CREW, Map.of(), true));
        assertThat(deletedThere).isEqualTo(new Looked(CREW, Map.of(), false));
    }

    @Test
    void a_controller_that_is_killed_in_the_middle_of_a_delta_is_left_for_the_other_which_tells_everything()
            throws LDAPException {
        String watermark = full(one.url()).watermark().orElseThrow();
        for (int i = 0; i < CREW; i++) {
            atOne.modify(tree.user(i), title("Lods " + i));
        }
        two.replicateFrom(one);

        Reading whole;
        try (SourceConnector connector = Readings.connectors().open(source(either()), watermark);
                SourceReading reading = connector.deltaImport(tree.selection(), watermark)) {
            assertThat(reading.next()).isPresent();
            one.kill();
            assertThatThrownBy(() -> Readings.drain(reading))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.code()).isEqualTo(Code.CONNECTION_LOST));
            whole = delta(either(), watermark);
        } finally {
            one.start();
        }

        for (Reading each : List.of(whole, delta(one.url(), watermark))) {
            assertThat(each.entries())
                    .extracting(SourceEntry::dn)
                    .as("also of the one that is back")
                    .hasSize(CREW)
                    .doesNotHaveDuplicates();
            assertThat(each.items()).noneMatch(SourceItem.Gone.class::isInstance);
        }
    }

    @Test
    void update_sequence_numbers_of_one_are_not_taken_to_the_other() {
        SambaTree byNumbers = tree.by(DeltaMethod.USN);
        String watermark;
        try (SourceConnector connector = Readings.connectors().apply(byNumbers.source());
                SourceReading reading = connector.fullImport(byNumbers.selection())) {
            watermark = Readings.drain(reading).watermark().orElseThrow();
        }

        try (SourceConnector connector =
                Readings.connectors().open(byNumbers.source().reachedAt(two.url()), watermark)) {
            assertThatThrownBy(() -> connector.deltaImport(byNumbers.selection(), watermark))
                    .isInstanceOfSatisfying(SourceException.class, e -> {
                        assertThat(e.code()).isEqualTo(Code.DELTA_IMPOSSIBLE);
                        assertThat(e.getMessage()).contains("dc1.quay.example", "dc2.quay.example");
                    });
        }
    }

    /** What a full import reads, and what it then says of some: where they are, and whether it is not known of others. */
    private record Looked(int people, Map<String, String> places, boolean notSaid) {}

    private Looked look(String url, String last, List<String> anchors) {
        try (SourceConnector connector = Readings.connectors().open(source(url), last);
                SourceReading reading = connector.fullImport(tree.selection())) {
            int people = Readings.drain(reading).entries().size();
            return new Looked(
                    people, connector.locate(anchors), !connector.unanswered().isEmpty());
        }
    }

    private Reading full(String url) {
        try (SourceConnector connector = Readings.connectors().apply(source(url));
                SourceReading reading = connector.fullImport(tree.selection())) {
            return Readings.drain(reading);
        }
    }

    private Reading delta(String url, String watermark) {
        try (SourceConnector connector = Readings.connectors().open(source(url), watermark);
                SourceReading reading = connector.deltaImport(tree.selection(), watermark)) {
            return Readings.drain(reading);
        }
    }

    private SourceSettings source(String url) {
        return tree.source().reachedAt(url);
    }

    private static String either() {
        return one.url() + " " + two.url();
    }

    private static Modification title(String title) {
        return new Modification(ModificationType.REPLACE, "title", title);
    }

    private static List<String> whoLeftTheGroup(Reading reading) {
        return reading.items().stream()
                .filter(SourceItem.MembersChanged.class::isInstance)
                .flatMap(item -> ((SourceItem.MembersChanged) item).left().stream())
                .toList();
    }
}
