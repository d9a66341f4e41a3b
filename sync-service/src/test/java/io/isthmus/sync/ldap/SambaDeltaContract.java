package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.isthmus.directories.testing.Peers;
import io.isthmus.directories.testing.SambaDomain;
import io.isthmus.sync.ldap.activedirectory.DomainWatermark;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What deltas of Active Directory promise, in whatever way they find changes; run against a real domain controller. */
abstract class SambaDeltaContract {

    private static final int CREW = 40;

    private SambaTree tree;
    private LDAPConnection connection;

    /** How and as whom this one reads. */
    abstract SambaTree.Reader reader();

    SambaTree tree() {
        return tree;
    }

    LDAPConnection connection() {
        return connection;
    }

    @BeforeAll
    static void a_domain_controller_is_installed() {
        Peers.require(SambaDomain.absence());
    }

    @BeforeEach
    void a_crew_and_its_group() throws LDAPException {
        connection = SambaTree.domain().connect();
        tree = SambaTree.grow(connection, reader(), CREW);
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void a_full_import_reads_what_the_filters_hold_and_leaves_a_watermark_of_its_method() {
        Readings.Reading full = tree.full();

        assertThat(full.entries()).hasSize(CREW + 1);
        assertThat(DomainWatermark.read(full.watermark().orElseThrow()))
                .hasValueSatisfying(watermark -> assertThat(watermark.method()).isEqualTo(reader().expected()));
    }

    @Test
    void a_delta_after_nothing_has_changed_reads_nothing() {
        String watermark = tree.full().watermark().orElseThrow();

        assertThat(tree.delta(watermark).items()).isEmpty();
    }

    @Test
    void a_changed_person_is_read_whole_and_only_once() throws LDAPException {
        String watermark = tree.full().watermark().orElseThrow();
        connection.modify(tree.user(3), new Modification(ModificationType.REPLACE, "title", "Havnefoged"));

        Readings.Reading delta = tree.delta(watermark);

        assertThat(delta.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.attributes())
                        .containsEntry("title", List.of("Havnefoged"))
                        .containsKey("sAMAccountName"));
        assertThat(tree.delta(delta.watermark().orElseThrow()).items()).isEmpty();
    }

    @Test
    void deleted_people_and_groups_are_gone_by_the_next_delta() throws LDAPException {
        Readings.Reading full = tree.full();
        SourceEntry person = full.entry("CN=" + tree.name(5));
        SourceEntry group = full.entry("CN=" + tree.groupName());
        connection.delete(tree.user(5));
        connection.delete(tree.group());

        assertThat(tree.delta(full.watermark().orElseThrow()).items())
                .contains(new SourceItem.Gone(person.anchor()), new SourceItem.Gone(group.anchor()));
    }

    @Test
    void everybody_below_a_renamed_ou_is_shown_at_the_new_place_and_the_group_keeps_its_members() throws LDAPException {
        String watermark = tree.full().watermark().orElseThrow();
        connection.modifyDN(tree.crew(), "OU=Mandskab", true);
        connection.modify(tree.group(), new Modification(ModificationType.REPLACE, "description", "renamed"));

        Readings.Reading delta = tree.delta(watermark);

        String renamed = "OU=Mandskab," + tree.in();
        assertThat(delta.entries())
                .filteredOn(entry -> entry.dn().endsWith(renamed))
                .extracting(SourceEntry::anchor)
                .doesNotHaveDuplicates()
                .hasSize(CREW);
        assertThat(delta.entry("CN=" + tree.groupName()).memberships().get("member"))
                .hasSize(CREW)
                .allMatch(member -> member.endsWith(renamed));
    }

    @Test
    void people_of_an_ou_that_leaves_the_filters_are_shown_where_they_are_and_again_when_they_come_back()
            throws LDAPException {
        String watermark = tree.full().watermark().orElseThrow();
        connection.modifyDN(tree.crew(), "OU=Crew", true, tree.out());
        Readings.Reading away = tree.delta(watermark);
        connection.modifyDN("OU=Crew," + tree.out(), "OU=Crew", true, tree.in());
        Readings.Reading back = tree.delta(away.watermark().orElseThrow());

        assertThat(away.entries())
                .filteredOn(entry -> entry.dn().endsWith(tree.out()))
                .hasSize(CREW)
                .noneMatch(tree.selection()::includes);
        assertThat(back.entries())
                .filteredOn(entry -> entry.dn().endsWith(tree.crew()))
                .hasSize(CREW)
                .allMatch(tree.selection()::includes);
    }

    @Test
    void a_person_who_moves_out_of_the_filters_is_shown_there() throws LDAPException {
        String watermark = tree.full().watermark().orElseThrow();
        connection.modifyDN(tree.user(1), "CN=" + tree.name(1), true, tree.out());

        assertThat(tree.delta(watermark).entry("CN=" + tree.name(1)).dn()).endsWith(tree.out());
    }

    @Test
    void deleted_and_created_again_by_the_same_names_is_another_person() throws LDAPException {
        Readings.Reading full = tree.full();
        String before = full.entry("CN=" + tree.name(7)).anchor();
        connection.delete(tree.user(7));
        tree.addUser(connection, 7);

        Readings.Reading delta = tree.delta(full.watermark().orElseThrow());

        assertThat(delta.items()).contains(new SourceItem.Gone(before));
        assertThat(delta.entry("CN=" + tree.name(7)).anchor()).isNotEqualTo(before);
    }

    @Test
    void a_restored_person_is_the_same_person() throws LDAPException {
        Readings.Reading full = tree.full();
        String anchor = full.entry("CN=" + tree.name(9)).anchor();
        connection.delete(tree.user(9));
        Readings.Reading gone = tree.delta(full.watermark().orElseThrow());
        tree.restore(connection, anchor, tree.user(9));

        Readings.Reading back = tree.delta(gone.watermark().orElseThrow());

        assertThat(gone.items()).contains(new SourceItem.Gone(anchor));
        assertThat(back.entry("CN=" + tree.name(9)).anchor()).isEqualTo(anchor);
    }

    @Test
    void everybody_in_an_ou_that_is_deleted_with_its_contents_is_gone() throws LDAPException {
        Readings.Reading full = tree.full();
        tree.deleteSubtree(connection, tree.crew());

        assertThat(tree.delta(full.watermark().orElseThrow()).items())
                .filteredOn(SourceItem.Gone.class::isInstance)
                .containsAll(IntStream.range(0, CREW)
                        .mapToObj(i -> new SourceItem.Gone(
                                full.entry("CN=" + tree.name(i)).anchor()))
                        .toList());
    }

    @Test
    void where_another_attribute_is_the_anchor_a_deleted_person_is_known_by_where_he_was() throws LDAPException {
        SambaTree byEmployeeId = tree.anchoredBy("employeeID");
        String watermark = byEmployeeId.full().watermark().orElseThrow();
        tree.deleteSubtree(connection, tree.crew());

        assertThat(byEmployeeId.delta(watermark).items())
                .contains(new SourceItem.Vanished(tree.user(2), false), new SourceItem.Vanished(tree.user(8), false));
    }

    @Test
    void what_was_asked_in_another_way_is_refused_with_the_reason() {
        String watermark = tree.full().watermark().orElseThrow();

        assertThatThrownBy(() -> tree.reading("group").delta(watermark))
                .isInstanceOfSatisfying(SourceException.class, e -> {
                    assertThat(e.code()).isEqualTo(SourceException.Code.DELTA_IMPOSSIBLE);
                    assertThat(e.getMessage()).contains("what is read of the directory has changed");
                });
    }

    @Test
    void a_renamed_container_is_found_by_what_it_is_known_by() throws LDAPException {
        try (SourceConnector connector = Readings.connectors().apply(tree.source())) {
            String id = connector
                    .containerIds(List.of(tree.crew(), "OU=Nobody," + tree.in()))
                    .get(tree.crew());
            connection.modifyDN(tree.crew(), "OU=Mandskab", true, tree.out());

            assertThat(connector.containersById(List.of(id))).isEqualTo(Map.of(id, "OU=Mandskab," + tree.out()));
        }
    }

    @Test
    void a_restored_controller_is_noticed() {
        DomainWatermark watermark =
                DomainWatermark.read(tree.full().watermark().orElseThrow()).orElseThrow();

        assertThatThrownBy(
                        () -> tree.delta(SambaTree.ofAnotherDatabase(watermark).json()))
                .isInstanceOfSatisfying(SourceException.class, e -> {
                    assertThat(e.code()).isEqualTo(SourceException.Code.DELTA_IMPOSSIBLE);
                    assertThat(e.getMessage()).contains("invocationId");
                });
    }
}
