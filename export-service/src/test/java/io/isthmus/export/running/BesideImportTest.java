package io.isthmus.export.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.export.targetimport.TargetImport;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BesideImportTest {

    private static final TargetSettings TARGET = target("http://target");
    private static final Optional<TargetImport.Result> RESULT =
            Optional.of(new TargetImport.Result(1, 0, 0, 1, 0, false, null));

    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void what_was_seen_is_told_and_that_it_has_ended() throws InterruptedException {
        BesideImport beside = beside(goOn -> RESULT);

        assertThat(beside.result()).isEqualTo(RESULT);
        ended.await();
        assertThat(beside.ended()).isTrue();
    }

    @Test
    void what_ends_it_comes_to_whoever_takes_it_over() throws InterruptedException {
        BesideImport beside = beside(goOn -> {
            throw new TargetUnavailable("TARGET_UNREACHABLE", "no answer", "look at the network", null);
        });

        assertThatThrownBy(beside::result).isInstanceOf(TargetUnavailable.class).hasMessage("no answer");
        ended.await();
    }

    @Test
    void it_ends_at_the_next_page_after_it_was_stopped() {
        BesideImport beside = beside(goOn -> {
            while (true) {
                goOn.run();
                Thread.onSpinWait();
            }
        });
        assertThat(beside.ended()).isFalse();

        beside.stop();

        assertThat(beside.ended()).isTrue();
        assertThatThrownBy(beside::result)
                .isInstanceOf(BesideImport.MadeWay.class)
                .hasMessageContaining("made way");
    }

    @Test
    void one_that_has_seen_everything_before_it_could_stop_has_seen_it() {
        BesideImport beside = beside(goOn -> RESULT);

        beside.stop();

        assertThat(beside.result()).isEqualTo(RESULT);
    }

    @Test
    void it_is_of_one_target_as_the_settings_have_it_under_one_epoch() {
        BesideImport beside = beside(goOn -> RESULT);

        assertThat(beside.isOf(target("http://target"), 3)).isTrue();
        assertThat(beside.isOf(TARGET, 4)).isFalse();
        assertThat(beside.isOf(target("http://another"), 3)).isFalse();
    }

    private BesideImport beside(Function<Runnable, Optional<TargetImport.Result>> observe) {
        return new BesideImport(TARGET, 3, observe, ended::countDown);
    }

    private static TargetSettings target(String url) {
        return new TargetSettings("target", TargetSettings.Kind.SCIM, url, null, 8, null);
    }
}
