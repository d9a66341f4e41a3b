package io.isthmus.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.localstack.stack.StackPorts;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @TempDir
    Path data;

    @Test
    void a_later_command_finds_the_launcher_and_is_obeyed() {
        try (ControlServer server = new ControlServer(command -> "did " + command)) {
            file(server.port(), server.token()).write(data);
            ControlFile found = ControlFile.in(data).orElseThrow();
            assertThat(found.process()).isPresent();
            assertThat(found.ports()).isEqualTo(StackPorts.defaults());
            assertThat(ControlClient.send(found, "replay sync-service", TIMEOUT))
                    .isEqualTo("did replay sync-service");
        }
    }

    @Test
    void nobody_commands_without_the_token() {
        try (ControlServer server = new ControlServer(command -> "did it")) {
            assertThatThrownBy(() -> ControlClient.send(file(server.port(), "guess"), "stop", TIMEOUT))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_command_that_fails_tells_why() {
        try (ControlServer server = new ControlServer(command -> {
            throw new IllegalArgumentException("there is no service 'x'");
        })) {
            assertThatThrownBy(() -> ControlClient.send(file(server.port(), server.token()), "replay x", TIMEOUT))
                    .hasMessageContaining("there is no service 'x'");
        }
    }

    private static ControlFile file(int port, String token) {
        return new ControlFile(
                ProcessHandle.current().pid(), ControlFile.State.READY, "", port, token, StackPorts.defaults());
    }
}
