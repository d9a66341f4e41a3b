package io.isthmus.localstack.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.isthmus.localstack.ports.Ports;
import io.isthmus.localstack.supervising.Supervised;
import io.isthmus.localstack.supervising.Supervisor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(180);

    @TempDir
    Path folder;

    private ServiceProcess service;

    @BeforeEach
    void define() throws Exception {
        service = new ServiceProcess(definition(HealthyService.jarIn(folder)));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_service_is_ready_when_it_says_so_and_gets_its_secrets_by_the_environment() throws Exception {
        service.start();
        service.awaitReady(TIMEOUT);
        assertThat(Files.readString(service.log())).contains("secret from the environment: hush");
        assertThat(ProcessHandle.of(service.pid())
                        .flatMap(process -> process.info().commandLine())
                        .orElse(""))
                .doesNotContain("hush");
    }

    @Test
    void a_service_that_ends_while_starting_is_told_with_the_end_of_its_log() throws Exception {
        Path broken = folder.resolve("broken.jar");
        Files.writeString(broken, "no jar");
        try (ServiceProcess process = new ServiceProcess(definition(broken))) {
            process.start();
            assertThatThrownBy(() -> process.awaitReady(TIMEOUT))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ended while starting")
                    .hasMessageContaining("broken.jar");
        }
    }

    @Test
    void a_service_left_by_a_killed_launcher_is_stopped_before_a_new_one_starts() {
        service.start();
        service.awaitReady(TIMEOUT);
        long orphan = service.pid();
        try (ServiceProcess next = new ServiceProcess(service.definition())) {
            next.start();
            next.awaitReady(TIMEOUT);
            assertThat(next.pid()).isNotEqualTo(orphan);
            assertThat(service.isAlive()).isFalse();
        }
    }

    @Test
    void the_supervisor_starts_a_dead_service_again_and_says_so() {
        List<String> said = new CopyOnWriteArrayList<>();
        service.start();
        try (Supervisor supervisor = new Supervisor(List.of(service), Supervisor.Limits.defaults(), said::add)) {
            supervisor.begin();
            service.awaitReady(TIMEOUT);
            long before = service.pid();
            service.kill();
            await().atMost(TIMEOUT).until(() -> service.isAlive() && service.pid() != before && service.isReady());
        }
        assertThat(said).anyMatch(line -> line.contains("has ended")).anyMatch(line -> line.contains("started again"));
    }

    @Test
    void a_service_that_says_it_is_not_healthy_is_started_again() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        service.start();
        service.awaitReady(TIMEOUT);
        long before = service.pid();
        try (Supervisor supervisor = new Supervisor(
                        List.of(service),
                        new Supervisor.Limits(Duration.ofSeconds(1), Duration.ofMinutes(9)),
                        said::add);
                HttpClient http = HttpClient.newHttpClient()) {
            supervisor.begin();
            http.send(
                    HttpRequest.newBuilder(URI.create(service.url() + "/break")).build(),
                    HttpResponse.BodyHandlers.discarding());
            await().atMost(TIMEOUT)
                    .until(() ->
                            service.isAlive() && service.pid() != before && service.health() == Supervised.Health.UP);
        }
        assertThat(said).anyMatch(line -> line.contains("healthy-service says that it is not healthy"));
    }

    @Test
    void what_a_service_leaves_behind_is_for_its_owner_only() throws Exception {
        service.start();
        service.awaitReady(TIMEOUT);
        try (var files = Files.walk(service.log().getParent())) {
            assertThat(files.toList())
                    .hasSizeGreaterThan(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .endsWith("------"));
        }
    }

    private ServiceProcess.Definition definition(Path jar) {
        int port = Ports.free();
        return new ServiceProcess.Definition(
                "healthy-service",
                jar,
                port,
                64,
                Map.of("QUARKUS_HTTP_PORT", Integer.toString(port), "SECRET", "hush"),
                folder.resolve("services"));
    }
}
