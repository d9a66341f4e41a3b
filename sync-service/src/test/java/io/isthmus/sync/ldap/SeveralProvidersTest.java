package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.ldap.Readings.Reading;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two providers of the same data behind one address: two real slapd, each of which takes what is written to the other. */
class SeveralProvidersTest {

    private SlapdTestDirectory one;
    private SlapdTestDirectory two;

    @BeforeAll
    static void slapd_is_installed() {
        Assumptions.assumeTrue(
                SlapdTestDirectory.installed().isPresent(),
                "OpenLDAP's slapd is not installed (Debian: apt-get install slapd): its tests are skipped");
    }

    @BeforeEach
    void both_have_the_same() {
        List<SlapdTestDirectory> pair = SlapdTestDirectory.pair();
        one = pair.getFirst();
        two = pair.getLast();
        one.addTree();
        untilBothHaveTheSame();
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void what_is_written_to_either_comes_with_the_next_delta_of_either() {
        String watermark = Readings.full(source(one)).watermark().orElseThrow();
        one.addPerson("dora", "ou=people");
        two.addPerson("emil", "ou=people");
        untilBothHaveTheSame();

        Reading first = Readings.delta(source(one), watermark);
        Reading second = Readings.delta(source(two), watermark);

        assertThat(first.entry("uid=dora")).isNotNull();
        assertThat(first.entry("uid=emil")).isNotNull();
        assertThat(second.entry("uid=dora")).isNotNull();
        assertThat(second.entry("uid=emil")).isNotNull();
        assertThat(Readings.delta(source(one), second.watermark().orElseThrow()).items())
                .as("the cookie of one is good at the other")
                .isEmpty();
    }

    @Test
    void of_one_that_lags_behind_nothing_is_taken_until_it_knows_what_the_other_has_shown() {
        String before = Readings.full(source(one)).watermark().orElseThrow();
        two.stop();
        one.addPerson("dora", "ou=people");
        String watermark = Readings.delta(source(one), before).watermark().orElseThrow();
        one.stop();
        two.start();

        Reading quiet = Readings.delta(source(two), watermark);
        assertThat(quiet.items()).isEmpty();
        assertThat(quiet.watermark()).as("what was seen is not forgotten").contains(watermark);
        assertBehind(() -> full(source(two), watermark));

        one.start();
        untilBothHaveTheSame();
        assertThat(Readings.delta(source(two), watermark).items())
                .noneMatch(SourceItem.Gone.class::isInstance)
                .noneMatch(SourceItem.Unmentioned.class::isInstance);
        assertThat(full(source(two), watermark).entry("uid=dora")).isNotNull();
    }

    @Test
    void one_that_lags_behind_and_has_been_written_to_is_not_taken_for_the_newer() {
        String before = Readings.full(source(one)).watermark().orElseThrow();
        two.stop();
        one.addPerson("dora", "ou=people");
        String watermark = Readings.delta(source(one), before).watermark().orElseThrow();
        one.stop();
        two.start();
        two.addPerson("emil", "ou=people");

        assertBehind(() -> Readings.delta(source(two), watermark));
        assertBehind(() -> full(source(two), watermark));
    }

    @Test
    void of_several_that_the_settings_name_one_is_read_that_knows_what_was_seen() {
        String both = two.url() + " " + one.url();
        String before = full(source(one), null).watermark().orElseThrow();
        two.stop();
        one.addPerson("dora", "ou=people");
        String watermark = Readings.delta(source(one), before).watermark().orElseThrow();
        one.stop();
        two.start();
        two.addPerson("emil", "ou=people");
        assertBehind(() -> full(source(two).reachedAt(both), watermark));

        one.start();
        untilBothHaveTheSame();
        Reading delta = delta(source(two).reachedAt(both), watermark);
        one.stop();
        Reading full = full(source(two).reachedAt(both), delta.watermark().orElseThrow());

        assertThat(delta.entry("uid=emil")).isNotNull();
        assertThat(full.entry("uid=dora")).isNotNull();
        assertThat(full.entry("uid=emil")).isNotNull();
    }

    @Test
    void the_one_that_lags_behind_is_left_for_the_other() {
        String both = two.url() + " " + one.url();
        String before = full(source(two), null).watermark().orElseThrow();
        two.stop();
        one.stop();
        one.startAlone();
        one.addPerson("dora", "ou=people");
        String watermark = Readings.delta(source(one), before).watermark().orElseThrow();
        two.startAlone();
        two.addPerson("emil", "ou=people");

        Reading delta = delta(source(two).reachedAt(both), watermark);
        Reading full = full(source(two).reachedAt(both), watermark);

        assertThat(delta.items()).isEmpty();
        assertThat(full.entry("uid=dora")).isNotNull();
        assertThat(full.entries()).noneMatch(entry -> entry.dn().startsWith("uid=emil,"));
    }

    @Test
    void one_that_is_no_provider_is_not_read_beside_another() {
        try (SlapdTestDirectory plain = new SlapdTestDirectory()) {
            plain.addTree();

            assertThatThrownBy(() -> full(source(one).reachedAt(plain.url() + " " + one.url()), null))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("several servers");
        }
    }

    @Test
    void one_that_lags_behind_tells_nothing_of_a_container_of_its_naming_context_either() {
        SourceSettings people = one.source(
                "hr",
                DeltaMethod.SYNCREPL,
                1,
                new PartitionSettings("ou=people," + TestDirectory.SUFFIX, List.of(), List.of()));
        String before = full(people, null).watermark().orElseThrow();
        two.stop();
        one.addPerson("dora", "ou=people");
        String watermark = delta(people, before).watermark().orElseThrow();
        one.stop();
        two.start();
        two.addPerson("emil", "ou=people");

        try (SourceConnector connector = Readings.connectors().open(people.reachedAt(two.url()), watermark);
                SourceReading reading = connector.deltaImport(Readings.everything(people), watermark)) {
            assertBehind(reading::next);
        }
    }

    private static void assertBehind(Runnable reading) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.code()).isEqualTo(SourceException.Code.SOURCE_BEHIND);
            assertThat(e.getMessage()).contains("provider 1", "nobody was taken as gone");
        });
    }

    private static Reading delta(SourceSettings source, String last) {
        try (SourceConnector connector = Readings.connectors().open(source, last);
                SourceReading reading = connector.deltaImport(Readings.everything(source), last)) {
            return Readings.drain(reading);
        }
    }

    private static Reading full(SourceSettings source, @Nullable String last) {
        try (SourceConnector connector = Readings.connectors().open(source, last);
                SourceReading reading = connector.fullImport(Readings.everything(source))) {
            return Readings.drain(reading);
        }
    }

    /** The same address for both, as behind a load balancer, would be the same settings. */
    private static SourceSettings source(SlapdTestDirectory at) {
        return at.source("hr", DeltaMethod.SYNCREPL, 100);
    }

    private void untilBothHaveTheSame() {
        Awaitility.await("replication")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !contextCsn(one).isEmpty() && contextCsn(one).equals(contextCsn(two)));
    }

    private static Set<String> contextCsn(SlapdTestDirectory directory) {
        try (LDAPConnection connection = directory.connect()) {
            var suffix = connection.getEntry(TestDirectory.SUFFIX, "contextCSN");
            String[] values = suffix == null ? null : suffix.getAttributeValues("contextCSN");
            return values == null ? Set.of() : new HashSet<>(Arrays.asList(values));
        } catch (LDAPException e) {
            return Set.of();
        }
    }
}
