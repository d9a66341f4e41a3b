package io.isthmus.systemtests.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.RestorationPlan.Status;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.provider.SampleProvider;
import io.isthmus.systemtests.stack.Deployment;
import io.isthmus.systemtests.stack.Infrastructure;
import io.isthmus.systemtests.stack.Operator;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A company changes wholly after cutover, and all of it is put back by one plan: each stage is measured, and the provider is
 * compared with how it was. Run as {@link PipelineBenchmarkIT}.
 */
@Tag("benchmark")
class RestorationBenchmarkIT {

    private static final int USERS = Integer.getInteger("benchmark.users", 50_000);
    private static final String TOKEN = "token-of-the-benchmark";
    private static final String NAME = "restoring";
    private static final Duration DEADLINE = Duration.ofMinutes(20);
    private static final int PAGE = 100;

    private final Report report = new Report(System.out);

    @Test
    void everything_that_was_written_is_put_back_beside_its_limit() throws Exception {
        var company = new ChangedCompany(USERS, USERS / 50);
        var kafka = Infrastructure.shared().kafka().bootstrapServers();
        try (var provider = SampleProvider.start(0, TOKEN);
                var deployment = Deployment.start(NAME, Map.of("SCIM_TOKEN", TOKEN), Set.of(Service.EXPORT), kafka);
                var feed = new ExportFeed(kafka, NAME)) {
            var operator = new Operator(deployment);
            feed.settings(provider.url());
            feed.promote();
            feed.batch(company.before());
            awaitArrived(provider, deployment, company.users(), company.groups(), "title", "Engineer");
            operator.run(Service.EXPORT, RunProfile.TARGET_IMPORT, NAME);
            var before = company.picture(provider);
            var since = Instant.now();
            feed.batch(company.after());
            awaitArrived(provider, deployment, company.usersAfter(), company.groupsAfter(), "title", "Head");
            report.remark("peak memory before: " + deployment.peakMemoryMiB(Service.EXPORT) + " MiB");
            feed.demote();
            var writes = provider.log().size();

            putBack(deployment, operator, feed, since);

            report.remark(provider.log().size() - writes + " writes put everything back; peak memory "
                    + deployment.peakMemoryMiB(Service.EXPORT) + " MiB");
            report.writeTo(Path.of("target", "benchmark-restoration.md"));
            assertThat(company.picture(provider)).isEqualTo(before);
        }
    }

    private void putBack(Deployment deployment, Operator operator, ExportFeed feed, Instant since) throws Exception {
        measured("summary of what was written", () -> get(deployment, "/api/written-objects/summary?since=" + since));
        var first = "/api/written-objects?limit=" + PAGE + "&since=" + since;
        var page = measured("report, first page", () -> get(deployment, first)).as(WrittenObject.Page.class);
        assertThat(page.items()).hasSize(PAGE);
        long last = Long.parseLong(page.next()) + USERS - 2 * PAGE;
        measured("report, a page near the end", () -> get(deployment, first + "&after=" + last));
        measured("report as CSV, read whole", () -> get(deployment, "/api/written-objects.csv?since=" + since));

        var begun = System.nanoTime();
        measured(
                "plan prepared",
                () -> deployment
                        .api(Service.EXPORT)
                        .admin()
                        .body(Map.of("since", since.toString()))
                        .post("/api/restoration")
                        .then()
                        .statusCode(202)
                        .extract()
                        .response());
        var plan = await(deployment, Status.PREPARED);
        report.add(Measurement.alone("plan prepared, target imported, compared", since(begun)));
        report.remark(plan.conclusion() + " " + plan.progress().counts());

        measured("plan, summary and digest", () -> get(deployment, "/api/restoration"));
        var pending = measured("plan, first page", () -> get(deployment, "/api/pending-exports?limit=" + PAGE))
                .as(PendingExportView.Page.class);
        assertThat(pending.items()).hasSize(PAGE);
        long end = Long.parseLong(pending.next()) + plan.progress().total() - 2 * PAGE;
        measured("plan, a page near the end", () -> get(deployment, "/api/pending-exports?limit=100&after=" + end));
        measured("plan, search for one", () -> get(deployment, "/api/pending-exports?q=user4711@"));
        measured("plan, conflicts", () -> get(deployment, "/api/restoration/conflicts"));
        measured(
                "plan, approved",
                () -> deployment
                        .api(Service.EXPORT)
                        .operator()
                        .body(Map.of("digest", plan.digest()))
                        .post("/api/approvals")
                        .then()
                        .statusCode(200)
                        .extract()
                        .response());

        begun = System.nanoTime();
        feed.restore(plan.id());
        await(deployment, Status.DONE);
        report.add(new Measurement(
                "put back, with two imports",
                since(begun),
                "bare client",
                bareWrites((int) plan.progress().total()),
                0));
        for (Run run : operator.runs(Service.EXPORT).reversed()) {
            report.remark(run.profile() + " " + run.status() + " "
                    + Duration.between(run.startedAt(), run.finishedAt()).toMillis() + " ms " + run.counts());
        }
    }

    /** As many users created at a fresh provider by a client that has nothing to decide. */
    private static Duration bareWrites(int writes) throws Exception {
        try (var fresh = SampleProvider.start(0, TOKEN);
                var client = new BareClient(fresh.url(), TOKEN)) {
            var begun = System.nanoTime();
            for (int i = 0; i < writes; i++) {
                client.post("/Users", ChangedCompany.bare(i), created -> {});
            }
            client.awaitAll();
            return since(begun);
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private Response measured(String what, Supplier<Response> question) {
        var begun = System.nanoTime();
        var answer = question.get();
        report.add(Measurement.alone(what, since(begun)));
        return answer;
    }

    private static Response get(Deployment deployment, String path) {
        return deployment
                .api(Service.EXPORT)
                .viewer()
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static void awaitArrived(
            SampleProvider provider, Deployment deployment, int users, int groups, String attribute, String value) {
        Awaitility.await("everybody is at the target")
                .atMost(DEADLINE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> provider.count(ObjectType.USER) == users
                        && provider.count(ObjectType.GROUP) == groups
                        && provider.resources(ObjectType.USER)
                                .allMatch(user -> user.path(attribute).asText().startsWith(value)));
        awaitAtRest(deployment);
    }

    private static void awaitAtRest(Deployment deployment) {
        Awaitility.await("nothing is left to export")
                .atMost(DEADLINE)
                .pollDelay(Duration.ofSeconds(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    var runs = get(deployment, "/api/runs?limit=1").as(Run[].class);
                    return runs.length > 0
                            && runs[0].finishedAt() != null
                            && get(deployment, "/api/pending-exports/summary")
                                            .jsonPath()
                                            .getLong("total")
                                    == 0;
                });
    }

    private static RestorationPlan await(Deployment deployment, Status status) {
        return Awaitility.await("plan " + status)
                .atMost(DEADLINE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> get(deployment, "/api/restoration").as(RestorationPlan.class),
                        found -> found.status() == status);
    }
}
