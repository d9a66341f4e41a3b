package io.isthmus.systemtests.histories;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.ChangeLimits;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.ImportGuard;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.directories.testing.Peers;
import io.isthmus.directories.testing.SambaDomain;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.provider.SampleProvider;
import io.isthmus.systemtests.peers.Slapd;
import io.isthmus.systemtests.stack.Deployment;
import io.isthmus.systemtests.stack.Infrastructure;
import io.isthmus.systemtests.stack.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Random histories of real directories, by deltas only, while services are killed: when it becomes quiet, the target equals
 * the source. {@code -Disthmus.history.changes=10000 -Disthmus.history.seed=…} for the long proof.
 */
class HistoryIT {

    private static final int CHANGES = Integer.getInteger("isthmus.history.changes", 160);
    private static final long SEED = Long.getLong("isthmus.history.seed", 20261129L);
    private static final int PEOPLE = 120;
    private static final int GROUPS = 6;
    private static final int UNITS = 8;
    private static final int LONGEST_BURST = 20;
    private static final int BURSTS_BETWEEN_KILLS = 6;
    private static final int SHOWN = 20;
    private static final Duration QUIET = Duration.ofMinutes(4);
    private static final String SOURCE = "company";
    private static final String TOKEN = "token-of-the-histories";

    /** Here whole containers leave in earnest. */
    private static final ImportGuard WHATEVER_LEAVES = new ImportGuard(100, 1_000_000);

    private final Random random = new Random(SEED);

    @Test
    void a_history_of_openldap_arrives_by_deltas_alone_though_services_are_killed() throws Exception {
        Peers.require(Slapd.absence());
        var folder = folder("history-slapd-");
        var ldif = Files.writeString(folder.resolve("root.ldif"), """
                dn: dc=example,dc=com
                objectClass: dcObject
                objectClass: organization
                dc: example
                o: Example
                """);
        try (var slapd = Slapd.serving(ldif, folder);
                var connection = slapd.connect()) {
            live(Dialect.OPENLDAP, Slapd.SUFFIX, connection, slapd.url(), Slapd.BIND_DN, Slapd.PASSWORD);
        }
    }

    /** By hand until it has been seen to end well many times over. */
    @Test
    @EnabledIfSystemProperty(named = "isthmus.history.changes", matches = "\\d+")
    void a_history_of_active_directory_arrives_by_deltas_alone_though_services_are_killed() throws Exception {
        Peers.require(SambaDomain.absence());
        try (var domain = SambaDomain.provision();
                var connection = domain.connect()) {
            live(
                    Dialect.ACTIVE_DIRECTORY,
                    SambaDomain.SUFFIX,
                    connection,
                    domain.url(),
                    SambaDomain.READER_DN,
                    SambaDomain.READER_PASSWORD);
        }
    }

    private void live(
            Dialect dialect, String suffix, LDAPConnection connection, String url, String account, String password)
            throws LDAPException {
        var company = new LivingCompany(dialect, suffix, connection, SEED);
        company.found(UNITS, PEOPLE, GROUPS);
        var name = "history-"
                + dialect.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        try (var provider = SampleProvider.start(0, TOKEN);
                var deployment = Deployment.start(
                        name,
                        Map.of("LDAP_PASSWORD", password, "SCIM_TOKEN", TOKEN),
                        EnumSet.of(Service.SYNC, Service.EXPORT, Service.MIGRATION),
                        Infrastructure.shared().kafka().bootstrapServers())) {
            var operator = new Operator(deployment);
            operator.bringInForce(settings(name, source(dialect, suffix, url, account), provider.url()));
            operator.promote(name);
            awaitFirstImport(operator);
            Runnable[] interruptions = {
                () -> interrupt(deployment, Service.SYNC), () -> interrupt(deployment, Service.EXPORT)
            };
            int bursts = 0;
            for (int made = 0; made < CHANGES; bursts++) {
                for (int left = 1 + random.nextInt(LONGEST_BURST); left > 0; left--, made++) {
                    company.change();
                }
                if (bursts % BURSTS_BETWEEN_KILLS == BURSTS_BETWEEN_KILLS - 1) {
                    interruptions[bursts / BURSTS_BETWEEN_KILLS % 2].run();
                } else if (random.nextBoolean()) {
                    operator.run(Service.SYNC, RunProfile.DELTA_IMPORT, SOURCE);
                }
                assertNoFurtherFullImport(operator);
            }
            awaitEqual(connection, dialect, company.whereabouts(), provider, operator);
            assertNoFurtherFullImport(operator);
        }
    }

    private static void interrupt(Deployment deployment, Service service) {
        deployment.kill(service);
        deployment.restart(service);
    }

    private static void awaitFirstImport(Operator operator) {
        Awaitility.await("the first full import")
                .atMost(QUIET)
                .until(() -> operator.runs(Service.SYNC).stream()
                        .anyMatch(run -> run.profile() == RunProfile.FULL_IMPORT
                                && run.status().finished()));
    }

    private static void assertNoFurtherFullImport(Operator operator) {
        assertThat(operator.runs(Service.SYNC))
                .filteredOn(run -> run.profile() == RunProfile.FULL_IMPORT)
                .extracting(Run::message)
                .hasSizeLessThanOrEqualTo(1);
    }

    private static void awaitEqual(
            LDAPConnection connection, Dialect dialect, Whereabouts where, SampleProvider provider, Operator operator)
            throws LDAPException {
        var source = Picture.of(connection, dialect, where);
        assertThat(source.people()).hasSizeGreaterThan(PEOPLE / 4);
        try {
            Awaitility.await("the target as the source")
                    .atMost(QUIET)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> source.differences(Picture.of(provider)).isEmpty());
        } catch (ConditionTimeoutException e) {
            var differences = source.differences(Picture.of(provider));
            throw new AssertionError(
                    "seed %d: %d differences, the first:%n%s%npending: %s"
                            .formatted(
                                    SEED,
                                    differences.size(),
                                    differences.stream().limit(SHOWN).collect(Collectors.joining("\n")),
                                    operator.pendingExports(SHOWN)),
                    e);
        }
    }

    private static Path folder(String prefix) throws IOException {
        return Files.createTempDirectory(Path.of("target").toAbsolutePath(), prefix);
    }

    private static SourceSettings source(Dialect dialect, String suffix, String url, String account) {
        return new SourceSettings(
                        SOURCE,
                        dialect.kind(),
                        url,
                        false,
                        null,
                        account,
                        "env:LDAP_PASSWORD",
                        null,
                        List.of(new PartitionSettings(
                                suffix, List.of("ou=Crew," + suffix, "ou=Teams," + suffix), List.of(suffix))),
                        null,
                        100)
                .withGuard(WHATEVER_LEAVES);
    }

    /** Groups are members of groups at the target, and in every other group whoever is in them is. */
    private static RuleDocument flattening(SourceKind kind) {
        return new RuleDocument(
                "flattened",
                "Groups of even numbers",
                RuleDocument.Direction.INBOUND,
                null,
                kind == SourceKind.LDAP ? "groupOfNames" : "group",
                "group",
                RuleDocument.LinkType.JOIN,
                50,
                Picture.FLATTENED.stream()
                        .map(end -> new RuleDocument.ScopeGroup(
                                List.of(new RuleDocument.ScopeCondition("cn", "ENDSWITH", end))))
                        .toList(),
                null,
                List.of(new RuleDocument.Flow(
                        "memberNesting",
                        RuleDocument.FlowKind.CONSTANT,
                        "FLATTEN",
                        RuleDocument.MergeType.UPDATE,
                        false)));
    }

    private static SettingsDocument settings(String target, SourceSettings source, String provider) {
        return new SettingsDocument(
                1,
                List.of(source),
                new TargetSettings(
                        target,
                        TargetSettings.Kind.SCIM,
                        provider,
                        new TargetSettings.BearerToken("env:SCIM_TOKEN"),
                        16,
                        null),
                new IdentitySettings(
                        source.kind() == SourceKind.LDAP ? "mail" : "userPrincipalName",
                        true,
                        true,
                        IdentitySettings.Rehire.TAKE_OVER),
                new SafetySettings(
                        0, 0, null, SafetySettings.Deprovision.DISABLE, null, new ChangeLimits(0, 0, 0, 0), null),
                new ScheduleSettings(true, Duration.ofSeconds(1), Duration.ofDays(365)),
                new RuleSettings(true, List.of(), List.of(flattening(source.kind()))),
                null,
                null);
    }
}
