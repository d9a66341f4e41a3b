package io.isthmus.migration.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");

    private final Sessions<String> sessions =
            new Sessions<>(new Sessions.Limits(Duration.ofMinutes(30), Duration.ofHours(2), 3));

    @Test
    void a_session_lasts_as_long_as_it_is_used() {
        String id = sessions.open("viewer", MORNING);

        assertThat(sessions.use(id, after(29))).contains("viewer");
        assertThat(sessions.use(id, after(58))).contains("viewer");
        assertThat(sessions.use(id, after(88))).isEmpty();
    }

    @Test
    void looking_prolongs_nothing() {
        String id = sessions.open("viewer", MORNING);

        assertThat(sessions.look(id, after(29))).contains("viewer");
        assertThat(sessions.look(id, after(30))).isEmpty();
    }

    @Test
    void no_session_lasts_for_ever_however_much_it_is_used() {
        String id = sessions.open("viewer", MORNING);

        for (int minute = 0; minute < 120; minute += 10) {
            assertThat(sessions.use(id, after(minute))).contains("viewer");
        }
        assertThat(sessions.use(id, after(120))).isEmpty();
    }

    @Test
    void what_was_ended_is_over_for_every_copy() {
        String id = sessions.open("viewer", MORNING);
        String other = sessions.open("viewer", MORNING);

        sessions.end(id);

        assertThat(sessions.use(id, after(1))).isEmpty();
        assertThat(sessions.use(other, after(1))).contains("viewer");
    }

    @Test
    void what_was_replaced_is_known_to_requests_on_their_way_and_then_no_more() {
        String id = sessions.open("viewer", MORNING);

        sessions.endAt(id, after(1));

        assertThat(sessions.use(id, after(0))).contains("viewer");
        assertThat(sessions.use(id, after(1))).isEmpty();
    }

    @Test
    void a_new_number_makes_no_session_longer() {
        String id = sessions.open("viewer", MORNING);
        String used = sessions.renew(id, "viewer", true, after(20));
        sessions.endAt(id, after(21));
        String unused = sessions.renew(id, "viewer", false, after(20));

        assertThat(sessions.look(used, after(49))).contains("viewer");
        assertThat(sessions.look(unused, after(29))).contains("viewer");
        assertThat(sessions.look(unused, after(30))).isEmpty();
        for (int minute = 20; minute < 120; minute += 10) {
            used = sessions.renew(used, "viewer", true, after(minute));
        }
        assertThat(sessions.look(used, after(119))).contains("viewer");
        assertThat(sessions.look(used, after(120))).isEmpty();
    }

    @Test
    void the_one_that_was_not_used_for_the_longest_time_makes_room() {
        String first = sessions.open("1", MORNING);
        String second = sessions.open("2", MORNING);
        sessions.open("3", MORNING);
        sessions.use(first, after(1));

        sessions.open("4", after(2));

        assertThat(sessions.look(second, after(2))).isEmpty();
        assertThat(sessions.look(first, after(2))).contains("1");
    }

    @Test
    void nothing_is_found_by_no_number() {
        assertThat(sessions.use(null, MORNING)).isEmpty();
        assertThat(sessions.use("guessed", MORNING)).isEmpty();
    }

    private static Instant after(int minutes) {
        return MORNING.plus(Duration.ofMinutes(minutes));
    }
}
