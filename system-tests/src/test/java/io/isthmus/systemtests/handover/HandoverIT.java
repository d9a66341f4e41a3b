package io.isthmus.systemtests.handover;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.comparing.ProviderComparison;
import io.isthmus.sandbox.directory.SampleDirectory;
import io.isthmus.sandbox.provider.Fault;
import io.isthmus.sandbox.provider.SampleProvider;
import io.isthmus.sandbox.provider.WriteLog;
import io.isthmus.systemtests.harbor.Harbor;
import io.isthmus.systemtests.stack.Deployment;
import io.isthmus.systemtests.stack.Detour;
import io.isthmus.systemtests.stack.Infrastructure;
import io.isthmus.systemtests.stack.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two deployments, one provider, one config log: whatever happens to the one that exports, at no time does anybody else
 * write. The proof is the provider's own log beside the config log; what the services say of themselves is not asked.
 *
 * <p>Each scenario interrupts an export in the middle, hands over, lets the other one write, and only then undoes the
 * fault: the former exporter wakes up with work in its hands. The tests build on each other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HandoverIT {

    private static final String TARGET = "handover-cloud";
    private static final String LEFT = "handover-left";
    private static final String RIGHT = "handover-right";
    private static final int OBJECTS = 240;
    private static final int SOME_WRITES = 12;
    private static final Duration LEASE = Duration.ofSeconds(10);
    /** So slow that on a busy machine too there is something left to write when the next thing happens. */
    private static final Duration BRISK = Duration.ofMillis(400);

    private static final Duration SLOW = Duration.ofMillis(900);
    /** Slow enough for the start of a service. */
    private static final Duration SLOWEST = Duration.ofSeconds(2);

    private static final Duration DEADLINE = Duration.ofMinutes(4);
    /** The analyzer has no part in exporting, and the machine may be small. */
    private static final Set<Service> SERVICES = EnumSet.of(Service.SYNC, Service.EXPORT, Service.MIGRATION);

    private SampleDirectory directory;
    private SampleProvider provider;
    private Detour leftsWay;
    private Side left;
    private Side right;

    /** One deployment with whoever operates it. */
    private record Side(String name, Deployment deployment, Operator operator) {}

    @BeforeAll
    void start() {
        directory = SampleDirectory.start(0, OBJECTS);
        provider = SampleProvider.start(0, "token-of-nobody");
        provider.admit(LEFT, "token-" + LEFT);
        provider.admit(RIGHT, "token-" + RIGHT);
        leftsWay = Infrastructure.shared().detour();
        left = side(LEFT, leftsWay.bootstrapServers());
        right = side(RIGHT, Infrastructure.shared().kafka().bootstrapServers());
    }

    @AfterAll
    void close() {
        for (var side : List.of(left, right)) {
            if (side != null) {
                side.deployment().close();
            }
        }
        if (provider != null) {
            provider.close();
        }
        if (directory != null) {
            directory.close();
        }
    }

    @Test
    @Order(1)
    void in_orderly_fashion_the_former_confirms_and_the_next_goes_on() {
        left.operator().promote(TARGET);

        handOver(left, right, BRISK, BRISK, () -> {}, () -> {});
    }

    @Test
    @Order(2)
    void a_paused_exporter_that_wakes_up_writes_nothing() {
        handOver(
                right,
                left,
                BRISK,
                BRISK,
                () -> right.deployment().pause(Service.EXPORT),
                () -> right.deployment().resume(Service.EXPORT));
    }

    @Test
    @Order(3)
    void an_exporter_cut_off_from_the_log_closes_its_own_gate_before_the_next_one_is_promoted() {
        // slow enough that it is not done before its lease ends
        handOver(left, right, SLOW, BRISK, leftsWay::cut, leftsWay::heal);
    }

    @Test
    @Order(4)
    void a_killed_exporter_that_comes_back_writes_nothing() {
        handOver(
                right,
                left,
                BRISK,
                // it takes a while until the other one is back, and there has to be something to write then
                SLOWEST,
                () -> right.deployment().kill(Service.EXPORT),
                () -> right.deployment().restart(Service.EXPORT));
    }

    @Test
    @Order(5)
    void a_stand_by_follows_what_the_active_one_changes_keeps_its_own_and_stays_in_staging_mode() {
        right.operator().bringInForce(settings(500, 3));

        left.operator().bringInForce(settings(77, 4));

        Awaitility.await("the stand-by follows")
                .atMost(DEADLINE)
                .until(() -> settingsOf(right).safety().deletionThreshold() == 77);
        assertThat(settingsOf(right).target().maxConcurrentRequests()).isEqualTo(3);
        assertThat(settingsOf(left).target().maxConcurrentRequests()).isEqualTo(4);
        assertThat(right.operator().gate().stagingMode()).isTrue();
        assertThat(left.operator().gate().stagingMode()).isFalse();
    }

    private static SettingsDocument settingsOf(Side side) {
        try {
            return WireFormat.mapper()
                    .readValue(
                            side.deployment()
                                    .api(Service.MIGRATION)
                                    .viewer()
                                    .get("/api/settings")
                                    .asByteArray(),
                            SettingsDocument.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param before how late the provider answers writes until the hand-over, so that the fault comes in the middle of an export
     * @param after the same after it, so that the fault is undone in the middle of the other one's
     */
    private void handOver(Side from, Side to, Duration before, Duration after, Runnable fault, Runnable undone) {
        changeEverybody(from.name() + " to " + to.name());
        provider.faults().order(late(before));
        long written = provider.log().size();
        to.operator().run(Service.SYNC, RunProfile.FULL_IMPORT, Harbor.SOURCE);
        from.operator().run(Service.SYNC, RunProfile.FULL_IMPORT, Harbor.SOURCE);
        awaitWrites(from, written);

        fault.run();
        to.operator().demote(TARGET);
        awaitPromotion(to);
        provider.faults().clear();
        provider.faults().order(late(after));
        awaitWrites(to, provider.log().size());
        undone.run();
        awaitWrites(to, provider.log().size());

        provider.faults().clear();
        Awaitility.await("all of it is exported")
                .atMost(DEADLINE)
                .until(() -> to.operator().pendingSummary().total() == 0);
        Awaitility.await(from.name() + " knows that it is in staging mode")
                .atMost(DEADLINE)
                .ignoreExceptions()
                .until(() -> from.operator().gate().stagingMode());
        assertNobodyElseWrote(written, from, to);
        var comparison = ProviderComparison.of(directory.oracle(), provider, List.of());
        assertThat(comparison.holds())
                .as(() -> comparison.mismatchCount() + " mismatches: " + comparison.mismatches())
                .isTrue();
    }

    private static Fault late(Duration delay) {
        return Fault.delaying(delay.toMillis(), "POST", "PUT", "PATCH", "DELETE");
    }

    private void assertNobodyElseWrote(long before, Side from, Side to) {
        var log = ExportControlLog.of(to.deployment().api(Service.MIGRATION), TARGET);
        List<WriteLog.Entry> writes = provider.log().after(before);

        assertThat(writes).extracting(WriteLog.Entry::who).containsOnly(from.name(), to.name());
        assertThat(log.terms().getLast().deployment()).isEqualTo(to.name());
        assertThat(log.forbidden(writes, LEASE))
                .as("%d writes, %d of them in flight at a demotion; %s", writes.size(), log.inFlight(writes), log)
                .isEmpty();
    }

    /** Everybody has something to be written, at both deployments. */
    private void changeEverybody(String title) {
        try {
            for (SearchResultEntry user : directory
                    .server()
                    .search(
                            directory.server().getBaseDNs().getFirst().toString(),
                            SearchScope.SUB,
                            "(objectClass=user)")
                    .getSearchEntries()) {
                directory.server().modify(user.getDN(), new Modification(ModificationType.REPLACE, "title", title));
            }
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitWrites(Side side, long after) {
        Awaitility.await(side.name() + " writes")
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> provider.log().after(after).stream()
                                .filter(write -> write.who().equals(side.name()))
                                .count()
                        >= SOME_WRITES);
    }

    /** Refused while the former one may still write. */
    private void awaitPromotion(Side side) {
        Awaitility.await(side.name() + " is promoted")
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> side.deployment()
                                .api(Service.MIGRATION)
                                .admin()
                                .body(Map.of("target", TARGET, "reason", "hand-over"))
                                .post("/api/export-control/promote")
                                .statusCode()
                        == 200);
    }

    private Side side(String name, String bootstrapServers) {
        var deployment = Deployment.start(
                name,
                Map.of(
                        "SAMPLE_PASSWORD",
                        directory.password(),
                        "SAMPLE_TOKEN",
                        "token-" + name,
                        "ISTHMUS_CONFIG_LOG_LEASE",
                        LEASE.toString(),
                        // only one of them: the settings of the other one are what it is told to be like
                        "ISTHMUS_STAND_BY_FOLLOW",
                        Boolean.toString(name.equals(RIGHT))),
                SERVICES,
                bootstrapServers);
        var operator = new Operator(deployment);
        operator.bringInForce(settings(500, 4));
        return new Side(name, deployment, operator);
    }

    private SettingsDocument settings(int deletionThreshold, int concurrentRequests) {
        SettingsDocument settings = Harbor.settings(
                directory,
                new TargetSettings(
                        TARGET,
                        TargetSettings.Kind.SCIM,
                        provider.url(),
                        new TargetSettings.BearerToken("env:SAMPLE_TOKEN"),
                        concurrentRequests,
                        null));
        return new SettingsDocument(
                settings.schemaVersion(),
                settings.sources(),
                settings.target(),
                settings.identity(),
                new SafetySettings(
                        deletionThreshold,
                        settings.safety().deletionThresholdPercent(),
                        settings.safety().deletionWindow(),
                        settings.safety().deprovision(),
                        settings.safety().orphans()),
                settings.schedule(),
                settings.rules(),
                settings.features(),
                settings.provenance());
    }
}
