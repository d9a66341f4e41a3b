package io.isthmus.cli.administering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.cli.administering.Connections.Given;
import io.isthmus.cli.administering.Connections.Local;
import io.isthmus.localstack.services.Service;
import io.isthmus.localstack.stack.Access;
import io.isthmus.localstack.stack.StackPorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {

    private static final Given NOTHING = new Given(Map.of(), null, null);

    private final ServicesStandIn services =
            new ServicesStandIn().answers("GET /here", 200, "{}").answers("GET /base/here", 200, "{}");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void a_running_launcher_gives_address_and_password() {
        get(new Connections(NOTHING, Map.of(), Optional.of(launcher())));

        assertThat(services.last().user()).isEqualTo("admin");
        assertThat(services.last().password()).isEqualTo("a-generated");
    }

    @Test
    void the_role_that_was_asked_for_signs_in() {
        get(new Connections(new Given(Map.of(), "viewer", null), Map.of(), Optional.of(launcher())));

        assertThat(services.last().password()).isEqualTo("v-generated");
    }

    @Test
    void options_go_before_the_environment_and_the_environment_before_the_launcher() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "from-file\nsecond line\n");
        Map<String, String> environment = Map.of(
                "ISTHMUS_SYNC_URL", services.url() + "/base/", "ISTHMUS_USER", "operator", "ISTHMUS_PASSWORD", "env");

        get(new Connections(NOTHING, environment, Optional.of(launcher())));
        assertThat(services.last().path()).isEqualTo("/base/here");
        assertThat(services.last().user()).isEqualTo("operator");
        assertThat(services.last().password()).isEqualTo("env");

        get(new Connections(
                new Given(Map.of(Service.SYNC, services.url()), "viewer", file), environment, Optional.of(launcher())));
        assertThat(services.last().path()).isEqualTo("/here");
        assertThat(services.last().user()).isEqualTo("viewer");
        assertThat(services.last().password()).isEqualTo("from-file");
    }

    @Test
    void a_generated_password_is_never_sent_to_an_address_that_somebody_gave() {
        Connections connections = new Connections(
                new Given(Map.of(Service.SYNC, "http://elsewhere.example:1"), null, null),
                Map.of(),
                Optional.of(launcher()));

        assertThatThrownBy(() -> get(connections))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("no password for admin at http://elsewhere.example:1")
                .hasMessageContaining("ISTHMUS_PASSWORD");
        assertThat(services.requests()).isEmpty();
    }

    @Test
    void nothing_running_and_nothing_given_says_what_to_do() {
        assertThatThrownBy(() -> get(new Connections(NOTHING, Map.of(), Optional.empty())))
                .isInstanceOf(NothingRuns.class)
                .hasMessageContaining("--sync-url")
                .hasMessageContaining("ISTHMUS_SYNC_URL")
                .satisfies(fault -> assertThat(ExitCode.of(fault)).isEqualTo(ExitCode.NO_ANSWER));
    }

    @Test
    void an_address_that_is_none_and_a_password_file_without_password_are_named() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty"), "");

        assertThatThrownBy(() -> get(new Connections(
                        new Given(Map.of(Service.SYNC, "localhost:8182"), null, null), Map.of(), Optional.empty())))
                .hasMessageContaining("localhost:8182")
                .hasMessageContaining("http://");
        assertThatThrownBy(() -> get(new Connections(
                        new Given(Map.of(Service.SYNC, services.url()), null, empty), Map.of(), Optional.empty())))
                .hasMessageContaining(empty.toString());
    }

    private static void get(Connections connections) {
        connections.api(Service.SYNC).get("/here", JsonNode.class);
    }

    private Local launcher() {
        int port = Integer.parseInt(services.url().replaceAll(".*:", ""));
        return new Local(
                new StackPorts(port, port, port, port, port, port),
                new Access("v-generated", "o-generated", "a-generated", "d-generated", false));
    }
}
