package io.isthmus.systemtests.crowds;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.ChangeLimits;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.provider.SampleProvider;
import io.isthmus.sandbox.provider.WriteLog;
import io.isthmus.systemtests.peers.Slapd;
import io.isthmus.systemtests.peers.SlapdToProvider;
import io.isthmus.systemtests.stack.Deployment;
import io.isthmus.systemtests.stack.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** A crowd in a real OpenLDAP, the sample provider, and the services between them in small heaps. */
record CrowdedDeployment(
        Slapd slapd, SampleProvider provider, Deployment deployment, Operator operator, Duration aWhile)
        implements AutoCloseable {

    static final Set<Service> SERVICES = EnumSet.of(Service.SYNC, Service.EXPORT, Service.MIGRATION);
    static final int HEAP_MIB = 512;
    static final String SOURCE = "openldap";
    /** Its own: one deployment at a time exports to a target, and all tests share their Kafka. */
    static final String TARGET = "crowded-provider";
    /** Memberships that may be removed at once. */
    static final int FEW = 60;

    private static final String TOKEN = "a-sample-token";

    static CrowdedDeployment of(Crowd crowd) throws IOException {
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "crowd-");
        var ldif = folder.resolve("directory.ldif");
        crowd.writeTo(ldif);
        var aWhile = Duration.ofMinutes(5).plusSeconds((long) crowd.groups() * crowd.members() / 500);
        var slapd = Slapd.serving(ldif, folder);
        var provider = SampleProvider.start(0, TOKEN);
        var deployment = Deployment.startWithin(
                HEAP_MIB, "crowds", Map.of("LDAP_PASSWORD", Slapd.PASSWORD, "SCIM_TOKEN", TOKEN), SERVICES);
        return new CrowdedDeployment(slapd, provider, deployment, new Operator(deployment, aWhile), aWhile);
    }

    @Override
    public void close() {
        deployment.close();
        provider.close();
        slapd.close();
    }

    /** Groups named flat… are flattened, those named staff… have whoever has them as the primary group. */
    SettingsDocument settings() {
        var usual = SlapdToProvider.settings(slapd.url(), provider);
        var limits = new ChangeLimits(FEW, null, null, null);
        return new SettingsDocument(
                1,
                usual.sources(),
                new TargetSettings(
                        TARGET,
                        usual.target().kind(),
                        usual.target().url(),
                        usual.target().authentication(),
                        usual.target().maxConcurrentRequests(),
                        null),
                usual.identity(),
                new SafetySettings(500, 10, null, null, null, limits, null),
                usual.schedule(),
                new RuleSettings(
                        true,
                        List.of(),
                        List.of(
                                rule("flat", "groupOfNames", 50, "memberNesting", "FLATTEN"),
                                rule("staff", "posixGroup", 51, "primaryMembers", "INCLUDE"))),
                null,
                null);
    }

    private static RuleDocument rule(String name, String objectClass, int precedence, String attribute, String value) {
        return new RuleDocument(
                name,
                "Groups of which applications know no more than their members",
                RuleDocument.Direction.INBOUND,
                null,
                objectClass,
                "group",
                RuleDocument.LinkType.JOIN,
                precedence,
                List.of(new RuleDocument.ScopeGroup(
                        List.of(new RuleDocument.ScopeCondition("cn", "STARTSWITH", name)))),
                null,
                List.of(new RuleDocument.Flow(
                        attribute, RuleDocument.FlowKind.CONSTANT, value, RuleDocument.MergeType.UPDATE, false)));
    }

    void awaits(String what, Callable<Boolean> condition) {
        await(what).atMost(aWhile).pollInterval(Duration.ofMillis(100)).until(condition);
    }

    /** The more there is to wait for, the less often it is asked: the answer counts all that is pending. */
    void awaitsAll(String what, Callable<Boolean> condition) {
        await(what).atMost(aWhile).pollInterval(aWhile.dividedBy(1_000)).until(condition);
    }

    /** Nothing is on its way any more. */
    void settled() {
        deployment.awaitChangesReceived();
        deployment.awaitBatchesReceived();
        operator.awaitIdle();
    }

    /** How many members a group has at the target; 0 where it is not there. */
    int membersOf(String dn) throws LDAPException {
        try (var connection = slapd.connect()) {
            return provider.withExternalId(ObjectType.GROUP, anchor(connection, dn)).stream()
                    .mapToInt(group -> group.path("members").size())
                    .sum();
        }
    }

    String id(LDAPConnection connection, ObjectType type, String dn) throws LDAPException {
        return provider.withExternalId(type, anchor(connection, dn))
                .getFirst()
                .path("id")
                .asText();
    }

    private static String anchor(LDAPConnection connection, String dn) throws LDAPException {
        return connection.getEntry(dn, "entryUUID").getAttributeValue("entryUUID");
    }

    /** What was asked for by a request, but for its schema. */
    static String request(WriteLog.Entry entry) {
        try {
            return entry.method() + " " + entry.path() + " "
                    + WireFormat.mapper().readTree(entry.body()).path("Operations");
        } catch (JsonProcessingException e) {
            throw new AssertionError(entry.body(), e);
        }
    }
}
