package io.isthmus.systemtests.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.directories.testing.Peers;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.provider.SampleProvider;
import io.isthmus.sandbox.provider.WriteLog;
import io.isthmus.systemtests.directory.GeneratedDirectory;
import io.isthmus.systemtests.peers.Slapd;
import io.isthmus.systemtests.peers.SlapdToProvider;
import io.isthmus.systemtests.stack.Deployment;
import io.isthmus.systemtests.stack.Infrastructure;
import io.isthmus.systemtests.stack.Operator;
import io.isthmus.systemtests.stack.RowsRead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long a change takes from a real OpenLDAP to the provider, beside the bare hops of the same run, and what a quiet source costs. Not part
 * of the tests; run by
 *
 * <pre>./mvnw -pl system-tests -am verify -Pbenchmark -Dit.test=ContinuousBenchmarkIT -Dbenchmark.users=2000</pre>
 */
@Tag("benchmark")
class ContinuousBenchmarkIT {

    private static final int USERS = Integer.getInteger("benchmark.users", 50_000);
    private static final int CHANGES = Integer.getInteger("benchmark.changes", 500);
    private static final int FEW = 20;
    private static final int LEAVERS = 10;
    private static final int FULL_IMPORTS = Integer.getInteger("benchmark.imports", 5);
    private static final int A_SECOND = Integer.getInteger("benchmark.rate", 50);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration A_WHILE = Duration.ofSeconds(2);
    private static final String NAME = "continuous";
    private static final String TOKEN = "token-of-the-benchmark";

    private final GeneratedDirectory directory = new GeneratedDirectory(USERS, USERS / 50);
    private final Report report = new Report(System.out);

    @Test
    void a_change_beside_the_bare_hops() throws Exception {
        Peers.require(Slapd.absence());
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "continuous-");
        var ldif = folder.resolve("directory.ldif");
        directory.writeTo(ldif);
        try (var slapd = Slapd.serving(ldif, folder);
                var way = new CountedWay(slapd.url());
                var provider = SampleProvider.start(0, TOKEN);
                var deployment = Deployment.start(NAME, Map.of("LDAP_PASSWORD", Slapd.PASSWORD, "SCIM_TOKEN", TOKEN))) {
            var operator = new Operator(deployment);
            operator.bringInForce(SlapdToProvider.settings(way.url(), provider));
            operator.promote("provider");
            await("everybody at the target")
                    .atMost(Duration.ofMinutes(20))
                    .until(() -> provider.count(ObjectType.USER) == directory.users()
                            && provider.count(ObjectType.GROUP) == directory.groups());
            awaitSilence(provider);
            measure(slapd, way, provider, deployment);
            operator.bringInForce(SlapdToProvider.settings(slapd.url(), provider));
            nothingChanged(slapd, operator);
            report.writeTo(Path.of("target", "benchmark-continuous.md"));
        }
    }

    private void measure(Slapd slapd, CountedWay way, SampleProvider provider, Deployment deployment) throws Exception {
        quiet(way, deployment);
        var ids = ids(provider);
        oneByOne(slapd, provider, ids, CHANGES); // neither caches nor compilers are cold any more
        var singles = oneByOne(slapd, provider, ids, CHANGES);
        transactions(slapd, provider, ids, deployment);
        var hops = bareHops(slapd, provider, ids);
        report("one by one", singles, hops);
        ChangeStages.of(NAME, singles).lines().forEach(report::remark);
        report("at " + A_SECOND + " a second", underLoad(slapd, provider, ids), hops);
        leavers(slapd, provider, ids);
    }

    private void report(String how, List<ChangeStages.Way> ways, Duration hops) {
        var took = Latencies.of(ways.stream().map(ChangeStages.Way::whole).toList());
        report.add(new Measurement("one change, " + how + ", p50", took.p50(), "bare hops", hops, 5));
        report.add(Measurement.alone("the same, p95", took.p95()));
        report.add(Measurement.alone("the same, p99", took.p99()));
        report.remark(how + ": " + took.text());
    }

    /** How many transactions of each service one change takes, and what they read: what the database has counted while some came. */
    private void transactions(Slapd slapd, SampleProvider provider, Map<Integer, String> ids, Deployment deployment)
            throws Exception {
        awaitSilence(provider);
        long sync = committed(deployment, Service.SYNC);
        long export = committed(deployment, Service.EXPORT);
        var read = RowsRead.of(deployment);
        long from = System.nanoTime();
        oneByOne(slapd, provider, ids, FEW);
        awaitSilence(provider);
        report.remark("%d changes in %d s took %d transactions of sync-service, %d of export-service"
                .formatted(
                        FEW,
                        (System.nanoTime() - from) / 1_000_000_000,
                        committed(deployment, Service.SYNC) - sync,
                        committed(deployment, Service.EXPORT) - export));
        report.remark("the same: " + RowsRead.of(deployment).since(read));
    }

    private static long committed(Deployment deployment, Service service) throws SQLException {
        try (var connection = deployment.connect(service);
                var query = connection.createStatement();
                var row = query.executeQuery(
                        "select xact_commit from pg_stat_database where datname = current_database()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Duration bareHops(Slapd slapd, SampleProvider provider, Map<Integer, String> ids) throws Exception {
        var told = BareHops.directory(slapd, GeneratedDirectory.groupDn(0));
        awaitSilence(provider);
        var carried = BareHops.kafka(Infrastructure.shared().kafka().bootstrapServers());
        var written = BareHops.provider(provider.url(), TOKEN, ids.get(1));
        report.remark("bare: directory tells " + told.text() + "; Kafka carries " + carried.text() + "; provider takes "
                + written.text());
        return told.p50().plus(carried.p50().multipliedBy(2)).plus(written.p50());
    }

    /**
     * One after the other, several times; the first of each, when caches and compilers are cold, does not count. Nobody counts what passes:
     * that takes more of the processor than the directory does.
     */
    private void nothingChanged(Slapd slapd, Operator operator) throws LDAPException {
        List<Duration> bare = new ArrayList<>();
        List<Duration> imports = new ArrayList<>();
        for (int time = 0; time <= FULL_IMPORTS; time++) {
            long from = System.nanoTime();
            BareDirectory.readAll(slapd, page -> {});
            bare.add(Duration.ofNanos(System.nanoTime() - from));
            var reading = operator.run(Service.SYNC, RunProfile.FULL_IMPORT, "openldap")
                    .steps()
                    .getFirst();
            imports.add(Duration.between(reading.startedAt(), reading.finishedAt()));
        }
        report.remark("paged searches %s, full imports between them %s".formatted(bare, imports));
        report.add(new Measurement(
                "full import, nothing changed",
                Latencies.of(imports.subList(1, imports.size())).p50(),
                "paged search",
                Latencies.of(bare.subList(1, bare.size())).p50(),
                1.5));
    }

    /** What a minute costs in which nothing happens. */
    private void quiet(CountedWay way, Deployment deployment) {
        var before = way.passed();
        var sync = deployment.cpuTime(Service.SYNC);
        var export = deployment.cpuTime(Service.EXPORT);
        pause(A_MINUTE);
        var passed = way.passed().since(before);
        report.remark("a quiet minute of %d objects, an interval of 10 s: %d connections, %d requests, %d bytes; CPU of"
                        .formatted(
                                directory.users() + directory.groups(),
                                passed.connections(),
                                passed.requests(),
                                passed.bytes())
                + " sync-service "
                + deployment.cpuTime(Service.SYNC).minus(sync).toMillis()
                + " ms, of export-service "
                + deployment.cpuTime(Service.EXPORT).minus(export).toMillis() + " ms");
    }

    private List<ChangeStages.Way> oneByOne(Slapd slapd, SampleProvider provider, Map<Integer, String> ids, int changes)
            throws LDAPException {
        List<ChangeStages.Way> ways = new ArrayList<>();
        try (var connection = slapd.connect()) {
            for (int number = 0; number < changes; number++) {
                int user = 1 + number % (USERS - LEAVERS - 1);
                long before = provider.log().size();
                var written = Instant.now();
                connection.modify(
                        GeneratedDirectory.userDn(user),
                        new Modification(ModificationType.REPLACE, "title", "Single " + written));
                var entry = awaitWrite(provider, before);
                assertThat(entry.path()).endsWith(ids.get(user));
                ways.add(new ChangeStages.Way(written, entry.arrivedAt(), entry.answeredAt()));
                pause(Duration.ofMillis(20 + number % 60)); // not in step with anything
            }
        }
        return ways;
    }

    private static WriteLog.Entry awaitWrite(SampleProvider provider, long before) {
        await("one change at the target")
                .atMost(A_MINUTE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> provider.log().size() > before);
        return provider.log().after(before).getFirst();
    }

    /** Each somebody else's, at moments that do not wait for what becomes of them. */
    private List<ChangeStages.Way> underLoad(Slapd slapd, SampleProvider provider, Map<Integer, String> ids)
            throws LDAPException {
        int changes = Math.min(CHANGES, USERS - LEAVERS - 1);
        Map<String, Instant> written = new HashMap<>();
        long before = provider.log().size();
        long from = System.nanoTime();
        try (var connection = slapd.connect()) {
            for (int number = 0; number < changes; number++) {
                LockSupport.parkNanos(from + number * 1_000_000_000L / A_SECOND - System.nanoTime());
                written.put(ids.get(1 + number), Instant.now());
                connection.modify(
                        GeneratedDirectory.userDn(1 + number),
                        new Modification(ModificationType.REPLACE, "title", "Load " + number));
            }
        }
        await("all changes at the target")
                .atMost(A_MINUTE)
                .until(() -> provider.log().size() >= before + changes);
        return provider.log().after(before).stream()
                .map(entry -> new ChangeStages.Way(
                        written.get(entry.path().substring(entry.path().lastIndexOf('/') + 1)),
                        entry.arrivedAt(),
                        entry.answeredAt()))
                .toList();
    }

    private void leavers(Slapd slapd, SampleProvider provider, Map<Integer, String> ids) throws LDAPException {
        awaitSilence(provider);
        List<Duration> took = new ArrayList<>();
        try (var connection = slapd.connect()) {
            for (int number = 1; number <= Math.min(LEAVERS, USERS / 100); number++) {
                int user = USERS - number;
                long before = provider.log().size();
                var left = Instant.now();
                connection.delete(GeneratedDirectory.userDn(user));
                await("a leaver is gone")
                        .atMost(A_MINUTE)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> gone(provider, before, ids.get(user)).isPresent());
                took.add(Duration.between(
                        left,
                        gone(provider, before, ids.get(user)).orElseThrow().answeredAt()));
                awaitSilence(provider);
            }
        }
        report.remark("a leaver, from the directory to the provider: "
                + Latencies.of(took).text());
    }

    private static Optional<WriteLog.Entry> gone(SampleProvider provider, long before, String id) {
        return provider.log().after(before).stream()
                .filter(entry -> entry.method().equals("DELETE") && entry.path().endsWith(id))
                .findFirst();
    }

    private static Map<Integer, String> ids(SampleProvider provider) {
        return provider.resources(ObjectType.USER)
                .collect(Collectors.toMap(
                        user -> Integer.parseInt(user.path("userName").asText().substring(1, 7)),
                        user -> user.path("id").asText()));
    }

    /** Nothing has been written for a while. */
    private static void awaitSilence(SampleProvider provider) {
        long size;
        do {
            size = provider.log().size();
            pause(A_WHILE);
        } while (size != provider.log().size());
    }

    private static void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
