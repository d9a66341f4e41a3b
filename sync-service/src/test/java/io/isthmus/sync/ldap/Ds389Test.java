package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.testing.Peers;
import io.isthmus.sync.ldap.Readings.Reading;
import io.isthmus.sync.source.SourceItem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The changelog of a server that nobody here wrote; each test has a container of its own. */
class Ds389Test {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static Ds389TestDirectory directory;

    @BeforeAll
    static void a_server_with_a_changelog() {
        Peers.require(Ds389TestDirectory.absence());
        directory = new Ds389TestDirectory();
        directory.addTree();
    }

    @AfterAll
    static void stop() {
        if (directory != null) {
            directory.close();
        }
    }

    private static SourceSettings source(DeltaMethod method, int pageSize) {
        return directory.source("hr", method, pageSize);
    }

    private static String container(String name) {
        directory.apply(
                "dn: ou=" + name + "," + TestDirectory.SUFFIX + "\nobjectClass: organizationalUnit\nou: " + name);
        return "ou=" + name;
    }

    @Test
    void auto_takes_the_changelog_because_its_records_are_of_the_partition() {
        directory.addPerson("zoe", container("auto"));

        String watermark =
                Readings.full(source(DeltaMethod.AUTO, 100)).watermark().orElseThrow();

        assertThat(WatermarkMethod.of(watermark)).isEqualTo(DeltaMethod.CHANGELOG);
    }

    @Test
    void what_was_added_changed_renamed_and_deleted_is_told() {
        String container = container("changes");
        directory.addPerson("anna", container);
        directory.addPerson("bert", container);
        directory.addPerson("carl", container);
        Reading full = Readings.full(source(DeltaMethod.CHANGELOG, 100));
        String below = container + "," + TestDirectory.SUFFIX;
        directory.addPerson("dora", container);
        directory.apply(
                "dn: uid=anna," + below + "\nchangetype: modify\nreplace: title\ntitle: Boss",
                "dn: uid=bert," + below + "\nchangetype: modrdn\nnewrdn: uid=robert\ndeleteoldrdn: 1",
                "dn: uid=carl," + below + "\nchangetype: delete");

        Reading delta = Readings.delta(
                source(DeltaMethod.CHANGELOG, 100), full.watermark().orElseThrow());

        assertThat(delta.entry("uid=anna").attributes()).containsKey("title");
        assertThat(delta.entry("uid=robert").anchor())
                .isEqualTo(full.entry("uid=bert").anchor());
        assertThat(delta.entry("uid=dora").anchor()).isNotBlank();
        assertThat(delta.items()).contains(new SourceItem.Vanished("uid=carl," + below, true));
    }

    @Test
    void a_renamed_container_shows_everybody_in_it_page_by_page() {
        String container = container("before");
        for (int i = 0; i < 7; i++) {
            directory.addPerson("p" + i, container);
        }
        String watermark =
                Readings.full(source(DeltaMethod.CHANGELOG, 2)).watermark().orElseThrow();
        directory.apply("dn: " + container + "," + TestDirectory.SUFFIX
                + "\nchangetype: modrdn\nnewrdn: ou=after\ndeleteoldrdn: 1");

        Reading delta = Readings.delta(source(DeltaMethod.CHANGELOG, 2), watermark);

        for (int i = 0; i < 7; i++) {
            assertThat(delta.entry("uid=p" + i).dn()).endsWith("ou=after," + TestDirectory.SUFFIX);
        }
        assertThat(delta.pages()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void a_persistent_search_rings_for_a_change() {
        String container = container("bell");
        AtomicInteger rings = new AtomicInteger();
        LdapListening listening = new LdapListening(Readings.connectors());
        Thread listener = Thread.ofVirtual()
                .start(() -> listening.listen(source(DeltaMethod.CHANGELOG, 100), rings::incrementAndGet));
        await().atMost(DEADLINE).until(() -> rings.get() >= 1);

        AtomicInteger person = new AtomicInteger();
        await("a ring for a change")
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    directory.addPerson("b" + person.incrementAndGet(), container);
                    return rings.get() >= 2;
                });
        listener.interrupt();
    }
}
