package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceListening.Ended;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Changes as they happen, of a real provider. */
class ListeningTest {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final AtomicInteger rings = new AtomicInteger();

    @Test
    void it_rings_when_it_listens_and_for_each_change_and_silence_is_no_fault() {
        Assumptions.assumeTrue(SlapdTestDirectory.installed().isPresent(), "slapd is not installed");
        try (SlapdTestDirectory directory = SlapdTestDirectory.provider(SlapdTestDirectory.SessionLog.NONE)) {
            directory.addTree();
            CompletableFuture<Ended> listening = listen(directory);
            await().atMost(DEADLINE).until(() -> rings.get() >= 1);
            await().during(Duration.ofMillis(1_500)).atMost(DEADLINE).until(() -> !listening.isDone());

            int before = rings.get();
            directory.addPerson("anna", "ou=people");
            await().atMost(DEADLINE).until(() -> rings.get() > before);
            int added = rings.get();
            directory.apply("dn: uid=anna,ou=people," + TestDirectory.SUFFIX + "\nchangetype: delete");
            await().atMost(DEADLINE).until(() -> rings.get() > added);

            directory.kill();
            await().atMost(DEADLINE).until(listening::isDone);
            assertThat(listening).isCompletedExceptionally();
            assertThat(listening.exceptionNow()).isInstanceOf(SourceException.class);
        }
    }

    @Test
    void a_directory_that_offers_neither_way_says_so_at_once() {
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory()) {
            assertThat(listen(directory)).succeedsWithin(DEADLINE).isEqualTo(Ended.NOT_OFFERED);
            assertThat(rings).hasValue(0);
        }
    }

    private CompletableFuture<Ended> listen(TestDirectory directory) {
        SourceSettings source = directory.source("hr", DeltaMethod.AUTO, 100);
        LdapListening listening = new LdapListening(Readings.connectors(Duration.ofSeconds(1)));
        return CompletableFuture.supplyAsync(
                () -> listening.listen(source, rings::incrementAndGet), Executors.newVirtualThreadPerTaskExecutor());
    }
}
