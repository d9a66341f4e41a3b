package io.isthmus.systemtests.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.directories.testing.Peers;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.provider.SampleProvider;
import io.isthmus.systemtests.directory.GeneratedDirectory;
import io.isthmus.systemtests.harbor.Harbor;
import io.isthmus.systemtests.peers.Slapd;
import io.isthmus.systemtests.stack.Deployment;
import io.isthmus.systemtests.stack.Infrastructure;
import io.isthmus.systemtests.stack.Operator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures each stage beside the limit that the same machine sets at the same time. Not part of the tests; run by
 *
 * <pre>./mvnw -pl system-tests -am verify -Pbenchmark -Dbenchmark.users=50000</pre>
 */
@Tag("benchmark")
class PipelineBenchmarkIT {

    private static final int USERS = Integer.getInteger("benchmark.users", 50_000);
    private static final String TOKEN = "token-of-the-benchmark";
    private static final String SOURCE = "openldap";
    private static final String TARGET = "benchmark";
    private static final int SINGLE_CHANGES = 30;

    private final GeneratedDirectory directory = new GeneratedDirectory(USERS, USERS / 50);
    private final Report report = new Report(System.out);

    private interface Work {
        void run() throws Exception;
    }

    @Test
    void the_pipeline_beside_its_limits() throws Exception {
        Peers.require(Slapd.absence());
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "benchmark-");
        var ldif = folder.resolve("directory.ldif");
        directory.writeTo(ldif);
        try (var slapd = Slapd.serving(ldif, folder);
                var provider = SampleProvider.start(0, TOKEN);
                var deployment =
                        Deployment.start("benchmark", Map.of("LDAP_PASSWORD", Slapd.PASSWORD, "SCIM_TOKEN", TOKEN))) {
            var operator = new Operator(deployment);
            operator.bringInForce(settings(slapd, provider));
            measure(slapd, provider, deployment, operator);
            report.writeTo(Path.of("target", "benchmark.md"));
            assertThat(provider.count(ObjectType.USER)).isEqualTo(directory.users());
            assertThat(provider.count(ObjectType.GROUP)).isEqualTo(directory.groups());
        }
    }

    private void measure(Slapd slapd, SampleProvider provider, Deployment deployment, Operator operator)
            throws Exception {
        var search = bareSearch(slapd);
        report.add(Measurement.alone(
                "bare Kafka produce",
                time(() -> BareKafka.produce(
                        Infrastructure.shared().kafka().bootstrapServers(), directory.users() + directory.groups()))));
        bareUpsert(slapd);

        var first = took(operator.run(Service.SYNC, RunProfile.FULL_IMPORT, SOURCE));
        report.add(new Measurement("first import and synchronization, staged", first, "paged search", search, 10));
        var target = took(operator.run(Service.EXPORT, RunProfile.TARGET_IMPORT, TARGET));
        report.add(Measurement.alone("target import of an empty target", target));
        operator.promote(TARGET);
        operator.awaitGate("out of staging mode", gate -> !gate.stagingMode());
        var export = took(operator.run(Service.EXPORT, RunProfile.EXPORT, TARGET));
        report.remark(provider.log().size() + " writes reached the provider in the first export");
        report.add(new Measurement("first export", export, "bare client", bareExport(provider), 1.3));
        report.add(new Measurement(
                "whole first run", first.plus(target).plus(export), "bare process", barePipeline(slapd), 3));
        report.add(Measurement.alone(
                "confirming import", took(operator.run(Service.EXPORT, RunProfile.TARGET_IMPORT, TARGET))));
        report.add(new Measurement(
                "nothing changed, full import and synchronization",
                took(operator.run(Service.SYNC, RunProfile.FULL_IMPORT, SOURCE)),
                "paged search",
                bareSearch(slapd),
                2));
        onePercent(slapd, provider, operator);
        singleChanges(slapd, provider, operator);
        for (var service : Service.values()) {
            report.remark("peak memory of " + service + ": " + deployment.peakMemoryMiB(service) + " MiB");
        }
    }

    /** The second of two, so that neither caches nor compilers are cold. */
    private Duration bareSearch(Slapd slapd) throws Exception {
        BareDirectory.readAll(slapd, page -> {});
        var search = time(() ->
                assertThat(BareDirectory.readAll(slapd, page -> {})).isEqualTo(directory.users() + directory.groups()));
        report.add(Measurement.alone("bare paged search", search));
        return search;
    }

    private void bareUpsert(Slapd slapd) throws Exception {
        List<String> keys = new ArrayList<>();
        List<String> images = new ArrayList<>();
        BareDirectory.readAll(
                slapd,
                page -> page.forEach(entry -> {
                    keys.add(entry.getAttributeValue("entryUUID"));
                    images.add(BarePipeline.image(entry));
                }));
        try (var rows = new BareDatabase(Infrastructure.shared().database())) {
            report.add(Measurement.alone("bare upsert, insert", time(() -> rows.upsert(keys, images))));
            report.add(Measurement.alone("bare upsert, nothing changed", time(() -> rows.upsert(keys, images))));
        }
    }

    /** The same objects, created at a second provider by a client that has nothing to decide. */
    private Duration bareExport(SampleProvider exported) throws Exception {
        var users = exported.resources(ObjectType.USER).toList();
        var groups = exported.resources(ObjectType.GROUP).toList();
        Map<String, String> ids = new ConcurrentHashMap<>();
        try (var fresh = SampleProvider.start(0, TOKEN);
                var client = new BareClient(fresh.url(), TOKEN)) {
            return time(() -> {
                users.forEach(user -> client.post(
                        "/Users",
                        bare(user),
                        created -> ids.put(
                                user.path("id").asText(), created.path("id").asText())));
                client.awaitAll();
                groups.forEach(group -> client.post("/Groups", withMembers(bare(group), ids), created -> {}));
                client.awaitAll();
            });
        }
    }

    private Duration barePipeline(Slapd slapd) throws Exception {
        try (var fresh = SampleProvider.start(0, TOKEN)) {
            return time(() -> BarePipeline.run(slapd, Infrastructure.shared().database(), fresh.url(), TOKEN));
        }
    }

    private void onePercent(Slapd slapd, SampleProvider provider, Operator operator) throws Exception {
        int changes = Math.max(1, directory.users() / 100);
        try (var connection = slapd.connect()) {
            for (int number = 0; number < changes; number++) {
                connection.modify(
                        GeneratedDirectory.userDn(number * 97 % directory.users()),
                        new Modification(ModificationType.REPLACE, "title", "Changed " + number));
            }
        }
        var before = provider.log().size();
        report.add(Measurement.alone(changes + " changed: delta import to last write", time(() -> {
            operator.run(Service.SYNC, RunProfile.DELTA_IMPORT, SOURCE);
            Awaitility.await("export of the delta")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> provider.log().size() >= before + changes);
        })));
    }

    private void singleChanges(Slapd slapd, SampleProvider provider, Operator operator) throws Exception {
        var took = new ArrayList<Duration>();
        try (var connection = slapd.connect()) {
            for (int number = 0; number < SINGLE_CHANGES; number++) {
                connection.modify(
                        GeneratedDirectory.userDn(number + 1),
                        new Modification(ModificationType.REPLACE, "title", "Single " + number));
                var before = provider.log().size();
                took.add(time(() -> {
                    operator.start(Service.SYNC, RunProfile.DELTA_IMPORT, SOURCE);
                    Awaitility.await("one change at the target")
                            .atMost(Duration.ofMinutes(1))
                            .pollDelay(Duration.ZERO)
                            .pollInterval(Duration.ofMillis(2))
                            .until(() -> provider.log().size() > before);
                }));
            }
        }
        took.sort(Duration::compareTo);
        report.add(Measurement.alone("one change, delta run to write, p50", took.get(SINGLE_CHANGES / 2)));
        report.add(Measurement.alone("one change, delta run to write, max", took.getLast()));
    }

    private static ObjectNode bare(ObjectNode resource) {
        resource.remove(List.of("id", "meta"));
        return resource;
    }

    private static ObjectNode withMembers(ObjectNode group, Map<String, String> ids) {
        var members = StreamSupport.stream(group.path("members").spliterator(), false)
                .map(member -> ids.get(member.path("value").asText()))
                .toList();
        var array = group.putArray("members");
        members.forEach(member -> array.addObject().put("value", member));
        return group;
    }

    private static Duration took(Run run) {
        Harbor.assertSucceeded(run);
        return Duration.between(run.startedAt(), run.finishedAt());
    }

    private static Duration time(Work work) throws Exception {
        long from = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private static SettingsDocument settings(Slapd slapd, SampleProvider provider) {
        var source = new SourceSettings(
                SOURCE,
                SourceKind.LDAP,
                slapd.url(),
                false,
                null,
                Slapd.BIND_DN,
                "env:LDAP_PASSWORD",
                null,
                List.of(new PartitionSettings(Slapd.SUFFIX, List.of(), List.of())),
                null,
                1_000);
        var target = new TargetSettings(
                TARGET,
                TargetSettings.Kind.SCIM,
                provider.url(),
                new TargetSettings.BearerToken("env:SCIM_TOKEN"),
                16,
                null);
        return new SettingsDocument(
                1,
                List.of(source),
                target,
                new IdentitySettings("mail", true, true),
                SafetySettings.defaults(),
                ScheduleSettings.defaults(),
                RuleSettings.defaults(),
                null,
                null);
    }
}
