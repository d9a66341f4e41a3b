package io.isthmus.systemtests.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
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
import io.isthmus.systemtests.directory.GeneratedDirectory;
import io.isthmus.systemtests.stack.Deployment;
import io.isthmus.systemtests.stack.Operator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** From a directory that nobody here wrote to a SCIM service that nobody here wrote. The tests build on each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LdapToKeycloakIT {

    private static final GeneratedDirectory DIRECTORY = new GeneratedDirectory(1_500, 50);
    private static final String SOURCE = "openldap";
    private static final String TARGET = "keycloak";

    private Slapd slapd;
    private ScimRealm realm;
    private Deployment deployment;
    private Operator operator;

    @BeforeAll
    void start() throws Exception {
        Peers.require(Slapd.absence());
        Peers.require(Keycloak.absence());
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "slapd-");
        var ldif = folder.resolve("directory.ldif");
        DIRECTORY.writeTo(ldif);
        slapd = Slapd.serving(ldif, folder);
        realm = Keycloak.shared().createRealm("from-openldap");
        deployment = Deployment.start(
                "ldap-to-keycloak", Map.of("LDAP_PASSWORD", Slapd.PASSWORD, "SCIM_SECRET", realm.clientSecret()));
        operator = new Operator(deployment);
        operator.bringInForce(settings());
    }

    @AfterAll
    void stop() {
        if (deployment != null) {
            deployment.close();
        }
        if (slapd != null) {
            slapd.close();
        }
    }

    @Test
    @Order(1)
    void staging_mode_writes_nothing() {
        var imported = operator.run(Service.SYNC, RunProfile.FULL_IMPORT, SOURCE);
        deployment.awaitBatchesReceived();
        var targetImport = operator.run(Service.EXPORT, RunProfile.TARGET_IMPORT, TARGET);
        var synchronization = operator.run(Service.EXPORT, RunProfile.TARGET_SYNCHRONIZATION, TARGET);

        assertThat(imported.status()).as(imported.toString()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(targetImport.status()).as(targetImport.toString()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(synchronization.status()).as(synchronization.toString()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(operator.pendingSummary().total()).isEqualTo(DIRECTORY.users() + DIRECTORY.groups());
        assertThat(realm.users()).isEmpty();
        assertThat(realm.groups()).isEmpty();
    }

    @Test
    @Order(2)
    void everybody_arrives_with_every_attribute_and_membership_that_keycloak_keeps() throws Exception {
        operator.promote(TARGET);
        operator.awaitGate("open gate", gate -> !gate.stagingMode());

        var exported = operator.run(Service.EXPORT, RunProfile.EXPORT, TARGET);

        assertThat(exported.status()).as(exported.toString()).isEqualTo(RunStatus.SUCCEEDED);
        new SlapdComparison(slapd).assertEverythingIsThere(RealmContent.of(realm));
    }

    @Test
    @Order(3)
    void a_confirming_import_finds_nothing_more_to_do() {
        operator.run(Service.EXPORT, RunProfile.TARGET_IMPORT, TARGET);
        operator.run(Service.EXPORT, RunProfile.TARGET_SYNCHRONIZATION, TARGET);

        var summary = operator.pendingSummary();

        assertThat(summary.total()).as(operator.pendingExports(5).toString()).isZero();
        assertThat(summary.awaitingConfirmation()).isZero();
    }

    @Test
    @Order(4)
    void a_changed_a_renamed_and_a_deleted_person_follow() throws Exception {
        try (var connection = slapd.connect()) {
            connection.modify(
                    GeneratedDirectory.userDn(30),
                    new Modification(ModificationType.REPLACE, "title", "Geschäftsführerin"),
                    new Modification(ModificationType.DELETE, "employeeType"));
            connection.modifyDN(GeneratedDirectory.userDn(31), "uid=renamed", true);
            connection.delete(GeneratedDirectory.userDn(32));
        }

        operator.run(Service.SYNC, RunProfile.FULL_IMPORT, SOURCE);
        // values that name the renamed one as he was lead to nobody: believed when a second import finds it so
        operator.run(Service.SYNC, RunProfile.DELTA_IMPORT, SOURCE);
        deployment.awaitBatchesReceived();
        operator.run(Service.EXPORT, RunProfile.EXPORT, TARGET);
        operator.run(Service.EXPORT, RunProfile.EXPORT, TARGET);

        new SlapdComparison(slapd).assertEverythingIsThere(RealmContent.of(realm));
    }

    @Test
    @Order(5)
    void whom_a_group_names_by_uid_is_in_it_and_leaves_it_with_the_uid() throws Exception {
        var crew = "cn=crew," + GeneratedDirectory.GROUPS;
        try (var connection = slapd.connect()) {
            connection.add(
                    crew,
                    new Attribute("objectClass", "posixGroup"),
                    new Attribute("cn", "crew"),
                    new Attribute("gidNumber", "100"),
                    new Attribute("memberUid", "u000033", "u000034", "root"));
        }
        deltaArrives();
        assertThat(RealmContent.of(realm).membersOf("crew")).containsExactlyInAnyOrder(accountOf(33), accountOf(34));

        var gone = accountOf(33);
        try (var connection = slapd.connect()) {
            connection.modifyDN(GeneratedDirectory.userDn(33), "uid=sailor", true);
        }
        deltaArrives();
        assertThat(RealmContent.of(realm).membersOf("crew")).containsExactly(accountOf(34));

        try (var connection = slapd.connect()) {
            connection.modify(crew, new Modification(ModificationType.ADD, "memberUid", "sailor"));
        }
        deltaArrives();
        assertThat(RealmContent.of(realm).membersOf("crew")).containsExactlyInAnyOrder(gone, accountOf(34));
    }

    private void deltaArrives() {
        operator.run(Service.SYNC, RunProfile.DELTA_IMPORT, SOURCE);
        deployment.awaitBatchesReceived();
        operator.run(Service.EXPORT, RunProfile.EXPORT, TARGET);
        operator.run(Service.EXPORT, RunProfile.EXPORT, TARGET);
    }

    private String accountOf(int user) throws LDAPException {
        try (var connection = slapd.connect()) {
            var entry = connection.getEntry(GeneratedDirectory.userDn(user), "entryUUID");
            return RealmContent.of(realm).account(entry.getAttributeValue("entryUUID"));
        }
    }

    @Test
    @Order(6)
    void what_was_written_there_could_be_read_as_a_source() {
        var checked = deployment
                .api(Service.SYNC)
                .admin()
                .body(Map.of(
                        "name", "keycloak",
                        "kind", "SCIM",
                        "url", realm.scimUrl(),
                        "bindDn", realm.clientId(),
                        "passwordRef", "env:SCIM_SECRET",
                        "token", Map.of("url", realm.tokenUrl()),
                        "partitions", List.of(Map.of("dn", "ou=keycloak"))))
                .post("/api/source-checks")
                .then()
                .statusCode(200)
                .extract()
                .as(CheckReport.class);

        assertThat(checked.passed()).as(checked.toString()).isTrue();
        assertThat(checked.checks())
                .filteredOn(check -> Set.of("OBJECTS_FOUND", "ANCHOR_PRESENT").contains(check.code()))
                .allSatisfy(check -> assertThat(check.result()).isEqualTo(CheckReport.Result.PASSED))
                .hasSize(2);
    }

    private SettingsDocument settings() {
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
                500);
        var target = new TargetSettings(
                TARGET,
                TargetSettings.Kind.SCIM,
                realm.scimUrl(),
                new TargetSettings.ClientCredentials(realm.tokenUrl(), realm.clientId(), "env:SCIM_SECRET", null),
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
