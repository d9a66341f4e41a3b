package io.isthmus.chassis.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SignInThrottleTest {

    private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");
    private static final SignInAttempt ADMIN = new SignInAttempt("admin", "192.0.2.1");
    private static final SignInAttempt ADMIN_ELSEWHERE = new SignInAttempt("admin", "198.51.100.7");

    private final SignInThrottle throttle = new SignInThrottle();
    private Instant now = START;

    @Example
    void a_few_mistakes_cost_nothing_and_each_further_one_doubles_the_delay() {
        for (int mistake = 0; mistake < 4; mistake++) {
            assertThat(throttle.failed(ADMIN, now)).isEmpty();
        }
        assertThat(throttle.failed(ADMIN, now)).contains(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertThat(throttle.failed(ADMIN, now)).contains(Duration.ofSeconds(2));
    }

    @Example
    void what_is_tried_during_a_delay_does_not_prolong_it() {
        failures(ADMIN, 5);
        for (int tried = 0; tried < 1_000; tried++) {
            assertThat(throttle.delay(ADMIN, now)).contains(Duration.ofSeconds(1));
        }
        assertThat(throttle.delay(ADMIN, now.plusSeconds(1))).isEmpty();
    }

    @Example
    void the_right_password_forgets_the_mistakes_before_it() {
        failures(ADMIN, 4);
        assertThat(throttle.succeeded(ADMIN, now)).isEmpty();
        assertThat(throttle.failed(ADMIN, now)).isEmpty();
    }

    @Example
    void of_many_passwords_tried_at_once_the_right_one_does_not_count() {
        failures(ADMIN, 10);
        assertThat(throttle.succeeded(ADMIN, now)).isPresent();
        assertThat(throttle.isKnown(ADMIN, now)).isFalse();
    }

    @Example
    void after_a_quarter_of_an_hour_nothing_is_held_against_anybody() {
        failures(ADMIN, 100);
        assertThat(throttle.delay(ADMIN, now.plus(SignInThrottle.REMEMBERED))).isEmpty();
    }

    @Example
    void whoever_tries_one_password_at_many_accounts_is_slowed_down_by_address() {
        for (int account = 0; account < 40; account++) {
            throttle.failed(new SignInAttempt("account" + account, "192.0.2.1"), now);
        }
        assertThat(throttle.delay(ADMIN, now)).contains(Duration.ofMinutes(15));
        assertThat(throttle.delay(ADMIN_ELSEWHERE, now)).isEmpty();
    }

    @Example
    void what_others_do_at_the_same_address_does_not_stop_a_service_that_has_signed_in_from_there() {
        SignInAttempt service = new SignInAttempt("operator", "192.0.2.1");
        throttle.succeeded(service, now);
        failures(ADMIN, 1_000);
        assertThat(throttle.delay(service, now)).isEmpty();
    }

    @Example
    void guessing_at_the_account_of_a_service_from_its_own_address_holds_it_up_for_seconds_only() {
        SignInAttempt service = new SignInAttempt("operator", "192.0.2.1");
        throttle.succeeded(service, now);
        failures(service, 1_000);
        assertThat(throttle.delay(service, now).orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Example
    void from_many_addresses_an_account_is_not_guessed_faster() {
        for (int address = 0; address < 200; address++) {
            throttle.failed(new SignInAttempt("admin", "203.0.113." + address), now);
        }
        assertThat(throttle.delay(new SignInAttempt("admin", "203.0.113.1"), now))
                .contains(Duration.ofMinutes(1));
    }

    @Property
    void nobody_keeps_an_account_out_that_comes_from_an_address_of_its_own(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 20) Integer> addresses) {
        addresses.forEach(address -> throttle.failed(new SignInAttempt("admin", "203.0.113." + address), now));

        assertThat(throttle.delay(ADMIN_ELSEWHERE, now)).isEmpty();
    }

    @Property(tries = 20)
    void guesses_that_are_looked_at_grow_with_time_and_not_with_zeal(@ForAll @IntRange(min = 1, max = 50) int aSecond) {
        int lookedAt = 0;
        for (int tick = 0; tick < 3_600 * aSecond; tick++) {
            Instant at = START.plusMillis(tick * 1_000L / aSecond);
            if (throttle.delay(ADMIN, at).isEmpty()) {
                lookedAt++;
                throttle.failed(ADMIN, at);
            }
        }
        assertThat(lookedAt).isLessThan(4 + 8 + 60);
    }

    @Property(tries = 20)
    void its_memory_is_bounded_whatever_comes(@ForAll @IntRange(min = 1, max = 1_000_000) int seed) {
        for (int each = 0; each < 12_000; each++) {
            throttle.failed(
                    new SignInAttempt("a" + (each * 31L + seed), "10." + each % 256 + "." + each / 256 + ".1"), now);
        }
        assertThat(throttle.entries()).isLessThanOrEqualTo(4 * SignInThrottle.MAXIMUM_ENTRIES);
    }

    @Property
    void a_delay_never_shrinks_with_failures_and_never_exceeds_its_maximum(
            @ForAll @IntRange(min = 0, max = Integer.MAX_VALUE - 1) int failures) {
        GrowingDelay delay = SignInThrottle.OF_ADDRESS;
        assertThat(delay.after(failures + 1)).isGreaterThanOrEqualTo(delay.after(failures));
        assertThat(delay.after(failures)).isLessThanOrEqualTo(delay.maximum());
    }

    private void failures(SignInAttempt attempt, int count) {
        for (int each = 0; each < count; each++) {
            throttle.failed(attempt, now);
        }
    }
}
