package io.isthmus.systemtests.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.isthmus.localstack.services.Service;
import io.isthmus.systemtests.access.OpenApi.Operation;
import io.isthmus.systemtests.stack.Api;
import io.isthmus.systemtests.stack.Deployments;
import io.isthmus.systemtests.stack.Role;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody gets in without a role, and nobody does more than the role allows. */
class AccessIT {

    private static final List<String> OBSERVATION = List.of("/q/metrics", "/q/openapi", "/q/dev", "/q/swagger-ui");

    /** What an operator may not do either, whatever the body. */
    private static final Map<Service, List<Operation>> ADMINISTRATION = Map.of(
            Service.MIGRATION,
            List.of(
                    new Operation("PUT", "/api/settings", "application/json"),
                    new Operation("POST", "/api/export-control/promote", "application/json"),
                    new Operation("POST", "/api/export-control/demote", "application/json"),
                    new Operation("POST", "/api/stand-by/follow", "application/json")),
            Service.ANALYZER,
            List.of(new Operation("POST", "/api/readiness", "application/json")),
            Service.SYNC,
            List.of(new Operation("POST", "/api/source-checks", "application/json")),
            Service.EXPORT,
            List.of(
                    new Operation("POST", "/api/target-checks", "application/json"),
                    new Operation("POST", "/api/restoration", "application/json"),
                    new Operation("DELETE", "/api/restoration", "application/json"),
                    new Operation("POST", "/api/restoration/inclusions", "application/json")));

    private final AtomicInteger attempts = new AtomicInteger();

    @TestFactory
    Stream<DynamicTest> every_operation_refuses_whoever_is_not_signed_in() {
        return forEachOperation(operation -> true, (service, operation) -> {
            var answer = send(operation, Deployments.idle().api(service).anonymous());

            assertThat(answer.statusCode()).isEqualTo(401);
        });
    }

    @TestFactory
    Stream<DynamicTest> every_operation_refuses_a_wrong_password() {
        return forEachOperation(operation -> true, (service, operation) -> {
            // each from an address of its own: after a few from one address, it would have to wait
            var request = Api.from(Deployments.idle().api(service).anonymous(), attempts.incrementAndGet())
                    .auth()
                    .preemptive()
                    .basic(Role.ADMIN.user(), Role.VIEWER.password());

            assertThat(send(operation, request).statusCode()).isEqualTo(401);
        });
    }

    @TestFactory
    Stream<DynamicTest> nothing_is_changed_by_a_page_of_another_site() {
        return forEachOperation(operation -> !operation.reads(), (service, operation) -> {
            var told = sendFrom(
                    "cross-site", operation, Deployments.idle().api(service).admin());
            assertThat(told.statusCode()).as(told.asString()).isEqualTo(403);
            assertThat(told.contentType()).startsWith("application/problem+json");
            assertThat(told.path("code").toString()).isEqualTo("CROSS_SITE_REQUEST");

            var form = Deployments.idle()
                    .api(service)
                    .admin()
                    .contentType("text/plain")
                    .body("{}")
                    .request(operation.method(), operation.path());
            assertThat(form.statusCode()).as(form.asString()).isEqualTo(403);
        });
    }

    @TestFactory
    Stream<DynamicTest> a_viewer_changes_nothing() {
        return forEachOperation(operation -> !operation.reads(), (service, operation) -> {
            var answer = send(operation, Deployments.idle().api(service).viewer());

            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
        });
    }

    @TestFactory
    Stream<DynamicTest> a_viewer_reads_everything_but_settings_to_take_along() {
        return forEachOperation(AccessIT::forViewers, (service, operation) -> {
            var answer = send(operation, Deployments.idle().api(service).viewer());

            assertThat(answer.statusCode()).as(answer.asString()).isNotIn(401, 403);
        });
    }

    @TestFactory
    Stream<DynamicTest> an_operator_does_not_administer() {
        return ADMINISTRATION.entrySet().stream()
                .flatMap(reserved -> reserved.getValue().stream()
                        .map(operation -> dynamicTest(reserved.getKey() + ": " + operation, () -> {
                            var answer = send(
                                    operation,
                                    Deployments.idle().api(reserved.getKey()).operator());

                            assertThat(answer.statusCode())
                                    .as(answer.asString())
                                    .isEqualTo(403);
                        })));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void health_is_open_and_observation_is_not(Service service) {
        var api = Deployments.idle().api(service);

        assertThat(api.anonymous().get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(api.anonymous().get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(OBSERVATION)
                .allSatisfy(path -> assertThat(api.anonymous().get(path).statusCode())
                        .as(path)
                        .isEqualTo(401));
        assertThat(api.viewer().get("/q/metrics").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void no_second_spelling_of_a_path_is_judged_by_another_policy(Service service) {
        var spellings = List.of(
                "/q;x/metrics",
                "/q%3Bx/metrics",
                "/console;x/settings",
                "/console%3bx/settings",
                "/assets/..%2Fconsole/settings",
                "/assets%5C..%5Cq/metrics");

        assertThat(spellings)
                .allSatisfy(path -> assertThat(Deployments.idle()
                                .api(service)
                                .anonymous()
                                .urlEncodingEnabled(false)
                                .get(path)
                                .statusCode())
                        .as(path)
                        .isEqualTo(400));
    }

    private interface Check {
        void run(Service service, Operation operation);
    }

    private static Stream<DynamicTest> forEachOperation(java.util.function.Predicate<Operation> wanted, Check check) {
        return Stream.of(Service.values()).flatMap(service -> {
            var operations = OpenApi.operations(Deployments.idle().api(service));
            assertThat(operations).as("operations of " + service).isNotEmpty();
            return operations.stream()
                    .filter(wanted)
                    .map(operation -> dynamicTest(service + ": " + operation, () -> check.run(service, operation)));
        });
    }

    private static boolean forViewers(Operation operation) {
        return operation.reads()
                && !operation.path().matches("/api/(migrations|analyses)/[^/]+/(settings|configuration)");
    }

    /** As a program does, which no page of another site has sent. */
    private static Response send(Operation operation, RequestSpecification request) {
        return sendFrom("none", operation, request);
    }

    private static Response sendFrom(String site, Operation operation, RequestSpecification request) {
        request.contentType(operation.contentType()).header("Sec-Fetch-Site", site);
        if (!operation.reads()) {
            request.body("{}".getBytes(StandardCharsets.UTF_8));
        }
        return request.request(operation.method(), operation.path());
    }
}
