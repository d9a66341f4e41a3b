package io.isthmus.systemtests.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.isthmus.localstack.services.Service;
import io.isthmus.localstack.services.ServiceProcess;
import io.isthmus.systemtests.stack.Api;
import io.isthmus.systemtests.stack.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A second process of a service, beside the active instance. */
final class StandBy {

    private static final Duration DEADLINE = Duration.ofMinutes(5);
    /** A lease, and a busy machine. */
    private static final Duration TAKEOVER = Duration.ofSeconds(30);

    private final Deployment deployment;
    private final Service service;
    private final ServiceProcess process;

    private StandBy(Deployment deployment, Service service) {
        this.deployment = deployment;
        this.service = service;
        this.process = deployment.startSecond(service);
    }

    /** Started, and proved to say that it stands by. */
    static StandBy start(Deployment deployment, Service service) {
        StandBy second = new StandBy(deployment, service);
        Api api = second.api();
        Awaitility.await(service + " stands by")
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> api.viewer().get("/api/instance").statusCode() == 200);
        api.viewer().get("/api/instance").then().body("active", equalTo(false));
        api.viewer()
                .get(service == Service.MIGRATION ? "/api/migrations" : "/api/runs")
                .then()
                .statusCode(503)
                .body("code", equalTo("STANDING_BY"));
        api.anonymous().get("/q/health/ready").then().statusCode(503);
        return second;
    }

    Api api() {
        return new Api(process.url());
    }

    /**
     * Waits until it has become the active instance; from then on it is the service.
     *
     * @return the former one
     */
    ServiceProcess awaitTakeover() {
        Awaitility.await(process.name() + " takes over")
                .atMost(TAKEOVER)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> api().viewer().get("/api/instance").<Boolean>path("active"));
        process.awaitReady(DEADLINE);
        return deployment.turnTo(service, process);
    }

    void assertNoErrorLogged() {
        try (var lines = Files.lines(process.log())) {
            List<String> errors = lines.filter(line -> line.contains("\"ERROR\"") || line.contains(" ERROR "))
                    .toList();
            assertThat(errors).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who lost its lease ends, and would be started anew by whoever supervises it. */
    static void awaitEnd(ServiceProcess process) {
        Awaitility.await(process.name() + " ends").atMost(DEADLINE).until(() -> !process.isAlive());
    }
}
