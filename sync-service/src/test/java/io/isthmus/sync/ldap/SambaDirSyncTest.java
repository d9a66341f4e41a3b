package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.testing.SambaDomain;
import io.isthmus.sync.ldap.activedirectory.DomainWatermark;
import io.isthmus.sync.ldap.activedirectory.SecondOpinion;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By an account that may replicate directory changes, as the settings choose by themselves. */
class SambaDirSyncTest extends SambaDeltaContract {

    @Override
    SambaTree.Reader reader() {
        return new SambaTree.Reader(SambaDomain.READER_DN, DeltaMethod.AUTO, DeltaMethod.DIRSYNC);
    }

    @ParameterizedTest
    @CsvSource({"bm9uc2Vuc2U=, refused the cookie", "%%%, damaged"})
    void a_cookie_that_nobody_gave_is_refused_with_the_reason(String mark, String reason) {
        DomainWatermark watermark =
                DomainWatermark.read(tree().full().watermark().orElseThrow()).orElseThrow();

        assertThatThrownBy(
                        () -> tree().delta(SambaTree.withMark(watermark, mark).json()))
                .isInstanceOfSatisfying(SourceException.class, e -> {
                    assertThat(e.code()).isEqualTo(SourceException.Code.DELTA_IMPOSSIBLE);
                    assertThat(e.getMessage()).contains(reason);
                });
    }

    @Test
    void a_cookie_older_than_what_the_domain_remembers_of_deletions_is_not_used() {
        DomainWatermark watermark = SambaTree.since(
                DomainWatermark.read(tree().full().watermark().orElseThrow()).orElseThrow(),
                Instant.now().minus(Duration.ofDays(180)));

        assertThatThrownBy(() -> tree().delta(watermark.json())).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.code()).isEqualTo(SourceException.Code.DELTA_IMPOSSIBLE);
            assertThat(e.getMessage()).contains("remembers deletions for 180 days");
        });
    }

    @Test
    void an_account_that_has_lost_its_right_is_noticed_and_the_next_full_import_does_with_what_it_has() {
        String watermark = tree().full().watermark().orElseThrow();
        SambaTree afterwards = tree().readBy(SambaDomain.PLAIN_READER_DN);

        assertThatThrownBy(() -> afterwards.delta(watermark)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.code()).isEqualTo(SourceException.Code.DELTA_IMPOSSIBLE);
            assertThat(e.getMessage()).contains("refused the cookie");
        });
        assertThat(DomainWatermark.read(afterwards.full().watermark().orElseThrow()))
                .hasValueSatisfying(anew -> assertThat(anew.asReader()).isTrue());
    }

    @Test
    void another_controller_is_believed_when_it_shows_somebody_deleted_and_not_when_it_shows_nobody()
            throws LDAPException {
        Readings.Reading full = tree().full();
        DomainWatermark last = SambaTree.ofAnotherController(
                DomainWatermark.read(full.watermark().orElseThrow()).orElseThrow());
        String deleted = full.entry("CN=" + tree().name(6)).anchor();
        String moved = full.entry("CN=" + tree().name(7)).anchor();
        String notReplicated = "AAECAwQFBgcICQoLDA0ODw==";
        try (LDAPConnection connection = SambaTree.domain().connect()) {
            connection.delete(tree().user(6));
            connection.modifyDN(tree().user(7), "CN=" + tree().name(7), true, tree().out());
        }

        assertThat(tree().located(last, List.of(deleted))).isEqualTo(new SecondOpinion.Found(Map.of(), false));
        assertThat(tree().located(last, List.of(notReplicated))).isEqualTo(new SecondOpinion.Found(Map.of(), true));
        assertThat(tree().located(last, List.of(moved))).isEqualTo(new SecondOpinion.Found(Map.of(), true));
    }

    @Test
    void of_several_controllers_the_one_is_read_that_answers() {
        SourceSettings listed = tree().source()
                .reachedAt("ldap://127.0.0.1:9 " + SambaTree.domain().url());

        try (SourceConnector connector = Readings.connectors().apply(listed);
                SourceReading reading = connector.fullImport(tree().selection())) {
            assertThat(Readings.drain(reading).entries())
                    .hasSameSizeAs(tree().full().entries());
        }
    }

    @Test
    void a_delta_through_another_controller_goes_on_and_remembers_the_one_before() {
        DomainWatermark last = SambaTree.ofAnotherController(
                DomainWatermark.read(tree().full().watermark().orElseThrow()).orElseThrow());

        Readings.Reading delta = tree().delta(last.json());

        assertThat(DomainWatermark.read(delta.watermark().orElseThrow())
                        .orElseThrow()
                        .controllers())
                .hasSize(2)
                .contains(last.controllers().getFirst());
    }

    @Test
    void of_a_group_that_somebody_joined_and_somebody_left_nobody_else_is_read() throws LDAPException {
        tree().addUser(connection(), 90);
        String watermark = tree().full().watermark().orElseThrow();
        connection().modify(tree().group(), new Modification(ModificationType.DELETE, "member", tree().user(4)));
        connection().modify(tree().group(), new Modification(ModificationType.ADD, "member", tree().user(90)));

        Readings.Reading delta = tree().delta(watermark);

        assertThat(delta.items()).singleElement().satisfies(item -> {
            SourceItem.MembersChanged group = (SourceItem.MembersChanged) item;
            assertThat(group.entry().dn()).isEqualTo(tree().group());
            assertThat(group.entry().memberships()).isEmpty();
            assertThat(group.came()).containsExactly(tree().user(90));
            assertThat(group.left()).containsExactly(tree().user(4));
        });
    }

    @Test
    void who_leaves_a_group_is_read_again_where_rules_read_memberof() throws LDAPException {
        SambaTree byGroup = tree().readingAlso("memberOf");
        String watermark = byGroup.full().watermark().orElseThrow();
        try (LDAPConnection connection = SambaTree.domain().connect()) {
            connection.modify(tree().group(), new Modification(ModificationType.DELETE, "member", tree().user(4)));
        }

        Readings.Reading delta = byGroup.delta(watermark);

        assertThat(delta.entries()).extracting(SourceEntry::dn).containsExactly(tree().user(4));
        assertThat(delta.items())
                .filteredOn(SourceItem.MembersChanged.class::isInstance)
                .singleElement()
                .satisfies(item -> {
                    SourceItem.MembersChanged group = (SourceItem.MembersChanged) item;
                    assertThat(group.left()).containsExactly(tree().user(4));
                    assertThat(group.came()).isEmpty();
                });
        assertThat(delta.entry("CN=" + tree().name(4)).attributes()).doesNotContainKey("memberOf");
    }
}
