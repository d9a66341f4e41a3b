package io.isthmus.systemtests.deploying;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.directories.testing.Peers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeFileTest {

    private static final List<List<String>> COMPOSE = List.of(List.of("docker", "compose"), List.of("docker-compose"));

    @ParameterizedTest
    @ValueSource(strings = {"", "demo"})
    void docker_compose_accepts_the_file(String profile) throws Exception {
        var compose = compose();
        Peers.require(
                compose.isPresent()
                        ? Optional.empty()
                        : Optional.of("no Docker Compose found: install docker-compose"));
        var command = new ArrayList<>(compose.orElseThrow());
        command.addAll(List.of("-f", "docker-compose.yml"));
        if (!profile.isEmpty()) {
            command.addAll(List.of("--profile", profile));
        }
        command.addAll(List.of("config", "--quiet"));

        assertThat(run(command)).isEqualTo("0: ");
    }

    private static Optional<List<String>> compose() {
        return COMPOSE.stream().filter(ComposeFileTest::answers).findFirst();
    }

    private static boolean answers(List<String> compose) {
        try {
            var version = new ArrayList<>(compose);
            version.add("version");
            return run(version).startsWith("0: ");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(Path.of("..").toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() + ": " + output;
    }
}
