package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.ldap.reading.KeptConnections;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptConnectionsTest {

    private final InMemoryTestDirectory directory = new InMemoryTestDirectory();
    private final SourceSettings source = directory.source("hr", DeltaMethod.CHANGELOG, 100);
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger opened = new AtomicInteger();
    private final KeptConnections kept = new KeptConnections(this::open, now::get);
    private final KeptConnections.Lending lending = kept.of(source);

    private LDAPConnection open(SourceSettings of) {
        opened.incrementAndGet();
        return directory.connect();
    }

    @AfterEach
    void close() {
        kept.close();
        directory.close();
    }

    @Test
    void what_one_reading_gives_back_the_next_one_takes() {
        LDAPConnection first = lending.take();
        lending.giveBack(first);

        assertThat(kept.of(source).take()).isSameAs(first);
        assertThat(opened).hasValue(1);
    }

    @Test
    void what_is_lent_is_lent_to_nobody_else() {
        LDAPConnection first = lending.take();
        LDAPConnection second = lending.take();
        lending.giveBack(first);

        assertThat(lending.take()).isSameAs(first);
        assertThat(lending.take()).isNotIn(first, second);
        assertThat(opened).hasValue(3);
    }

    @Test
    void another_source_or_other_settings_have_their_own() {
        LDAPConnection first = lending.take();
        lending.giveBack(first);

        assertThat(kept.of(directory.source("hr", DeltaMethod.CHANGELOG, 99)).take())
                .isNotSameAs(first);
    }

    @Test
    void one_that_broke_while_it_was_idle_is_replaced() {
        LDAPConnection first = lending.take();
        lending.giveBack(first);
        directory.breakConnections();
        pass(Duration.ofSeconds(2));

        LDAPConnection second = lending.take();

        assertThat(second).isNotSameAs(first);
        assertThat(second.isConnected()).isTrue();
    }

    @Test
    void whoever_notices_by_himself_takes_it_unasked() {
        LDAPConnection first = lending.take();
        lending.giveBack(first);
        pass(Duration.ofSeconds(2));

        assertThat(lending.takeAsItIs()).isEqualTo(new KeptConnections.Taken(first, true));
        assertThat(lending.takeAsItIs().before()).isFalse();
    }

    @Test
    void none_is_idle_for_long_and_no_more_than_three_are() {
        LDAPConnection[] four = {lending.take(), lending.take(), lending.take(), lending.take()};
        for (LDAPConnection each : four) {
            lending.giveBack(each);
        }
        assertThat(four[3].isConnected()).isFalse();

        pass(Duration.ofMinutes(6));

        assertThat(lending.take()).isNotIn((Object[]) four);
        assertThat(four[0].isConnected()).isFalse();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
