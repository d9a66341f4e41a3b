package io.isthmus.localstack.supervising;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.localstack.supervising.Supervised.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupervisorTest {

    private final List<String> said = new ArrayList<>();
    private final Machine machine = new Machine();

    @Test
    void what_keeps_dying_is_started_less_and_less_often() {
        assertThat(Supervisor.waitAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Supervisor.waitAfter(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Supervisor.waitAfter(100)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void what_is_not_healthy_for_its_limit_is_stopped_and_what_is_healthy_again_before_is_not() {
        try (Supervisor supervisor = supervisor(Duration.ZERO, Duration.ofDays(1))) {
            machine.health = Health.DOWN;
            supervisor.look();
            machine.health = Health.UP;
            supervisor.look();
            machine.health = Health.DOWN;
            supervisor.look();
            assertThat(machine.alive).isTrue();
            supervisor.look();
            assertThat(machine.alive).isFalse();
        }
        assertThat(said).containsExactly("machine says that it is not healthy; it is stopped (log: machine.log)");
    }

    @Test
    void what_does_not_answer_has_longer_than_what_says_that_it_is_not_healthy() {
        try (Supervisor supervisor = supervisor(Duration.ZERO, Duration.ofDays(1))) {
            machine.health = Health.SILENT;
            supervisor.look();
            supervisor.look();
            assertThat(machine.alive).isTrue();
        }
        try (Supervisor supervisor = supervisor(Duration.ofDays(1), Duration.ZERO)) {
            supervisor.look();
            supervisor.look();
            assertThat(machine.alive).isFalse();
        }
    }

    @Test
    void what_is_paused_is_left_alone() {
        try (Supervisor supervisor = supervisor(Duration.ZERO, Duration.ZERO)) {
            supervisor.pause(machine);
            machine.health = Health.DOWN;
            supervisor.look();
            supervisor.look();
            assertThat(machine.alive).isTrue();
        }
    }

    @Test
    void one_that_cannot_be_looked_at_does_not_leave_the_others_alone() {
        Machine broken = new Machine();
        broken.fault = new IllegalStateException("no entry");
        machine.alive = false;
        try (Supervisor supervisor = new Supervisor(
                List.of(broken, machine), new Supervisor.Limits(Duration.ZERO, Duration.ZERO), said::add)) {
            supervisor.look();
        }
        assertThat(said).anyMatch(line -> line.contains("no entry")).anyMatch(line -> line.contains("has ended"));
    }

    private Supervisor supervisor(Duration down, Duration silent) {
        return new Supervisor(List.of(machine), new Supervisor.Limits(down, silent), said::add);
    }

    private static final class Machine implements Supervised {
        private boolean alive = true;
        private Health health = Health.UP;
        private RuntimeException fault;

        @Override
        public String name() {
            return "machine";
        }

        @Override
        public boolean isAlive() {
            if (fault != null) {
                throw fault;
            }
            return alive;
        }

        @Override
        public Health health() {
            return health;
        }

        @Override
        public void start() {
            alive = true;
        }

        @Override
        public void stop() {
            alive = false;
        }

        @Override
        public Path log() {
            return Path.of("machine.log");
        }
    }
}
