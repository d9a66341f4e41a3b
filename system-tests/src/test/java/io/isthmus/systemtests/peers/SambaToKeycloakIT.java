package io.isthmus.systemtests.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.testing.Peers;
import io.isthmus.directories.testing.SambaDomain;
import io.isthmus.localstack.services.Service;
import io.isthmus.systemtests.directory.QuayPeople;
import io.isthmus.systemtests.stack.Deployment;
import io.isthmus.systemtests.stack.Operator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
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

/**
 * From an Active Directory domain that nobody here wrote, with everything that such a domain has of its own, to a SCIM service
 * that nobody here wrote. The tests build on each other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SambaToKeycloakIT {

    private static final QuayPeople PEOPLE = new QuayPeople(SambaDomain.SUFFIX, 500);
    private static final String SOURCE = QuaySettings.SOURCE;
    private static final String TARGET = QuaySettings.TARGET;

    /** Anchors of those who exist, though no longer where anybody is synchronized from. */
    private final Set<String> leavers = new HashSet<>();

    private SambaDomain domain;
    private ScimRealm realm;
    private QuaySettings usual;
    private Deployment deployment;
    private Operator operator;

    @BeforeAll
    void start() throws Exception {
        Peers.require(SambaDomain.absence());
        Peers.require(Keycloak.absence());
        domain = SambaDomain.provision();
        try (var connection = domain.connect()) {
            PEOPLE.addTo(connection);
        }
        realm = Keycloak.shared().createRealm("from-samba");
        deployment = Deployment.start(
                "samba-to-keycloak",
                Map.of("AD_PASSWORD", SambaDomain.READER_PASSWORD, "SCIM_SECRET", realm.clientSecret()));
        operator = new Operator(deployment);
        usual = new QuaySettings(domain, PEOPLE, realm);
        operator.bringInForce(usual.settings(usual.source("env:AD_PASSWORD")));
    }

    @AfterAll
    void stop() {
        if (deployment != null) {
            deployment.close();
        }
        if (domain != null) {
            domain.close();
        }
    }

    @Test
    @Order(0)
    void credentials_are_tried_at_the_domain_controller_before_anything_is_configured() {
        var good = checked(usual.source("env:AD_PASSWORD"));
        var bad = checked(usual.source("env:SCIM_SECRET"));

        assertThat(good.passed()).as(good.toString()).isTrue();
        assertThat(good.checks()).extracting(CheckReport.Check::code).contains("SERVER_KIND", "ANCHOR_PRESENT");
        assertThat(bad.checks())
                .filteredOn(check -> check.result() == CheckReport.Result.FAILED)
                .singleElement()
                .satisfies(check -> assertThat(check.code()).isEqualTo("SIGNED_IN"));
        assertThat(bad.toString()).doesNotContain(realm.clientSecret());
    }

    private CheckReport checked(SourceSettings source) {
        return deployment
                .api(Service.SYNC)
                .admin()
                .body(source)
                .post("/api/source-checks")
                .then()
                .statusCode(200)
                .extract()
                .as(CheckReport.class);
    }

    @Test
    @Order(1)
    void only_the_domains_people_and_groups_are_pending_and_nothing_that_belongs_to_the_domain_itself() {
        succeeded(operator.run(Service.SYNC, RunProfile.FULL_IMPORT, SOURCE));
        deployment.awaitBatchesReceived();
        succeeded(operator.run(Service.EXPORT, RunProfile.TARGET_IMPORT, TARGET));
        succeeded(operator.run(Service.EXPORT, RunProfile.TARGET_SYNCHRONIZATION, TARGET));

        assertThat(operator.pendingSummary().total())
                .as(() -> operator.pendingExports(1000).items().stream()
                        .map(pending -> pending.source() + " " + pending.displayName())
                        .filter(text -> !text.contains("OU=Crew") && !text.contains("OU=Groups"))
                        .toList()
                        .toString())
                .isEqualTo(PEOPLE.users() + QuayPeople.GROUPS);
        assertThat(realm.users()).isEmpty();
    }

    @Test
    @Order(2)
    void everybody_arrives_with_the_anchor_that_the_old_tools_would_have_used() throws Exception {
        operator.promote(TARGET);
        operator.awaitGate("open gate", gate -> !gate.stagingMode());

        succeeded(operator.run(Service.EXPORT, RunProfile.EXPORT, TARGET));

        new SambaComparison(domain, PEOPLE).assertEverythingIsThere(RealmContent.of(realm), leavers);
    }

    @Test
    @Order(3)
    void a_delta_import_finds_what_was_changed_renamed_disabled_and_moved() throws Exception {
        try (var connection = domain.connect()) {
            connection.modify(
                    PEOPLE.userDn(30), new Modification(ModificationType.REPLACE, "title", "Havnefoged på kajen"));
            connection.modify(
                    PEOPLE.userDn(31), new Modification(ModificationType.REPLACE, "userAccountControl", "546"));
            connection.modify(PEOPLE.userDn(32), new Modification(ModificationType.DELETE, "department"));
            connection.modify(PEOPLE.groupDn(1), new Modification(ModificationType.DELETE, "member", PEOPLE.userDn(7)));
            connection.modifyDN(PEOPLE.userDn(33), "CN=Somebody Else", true, "OU=Pier 0,OU=Crew," + SambaDomain.SUFFIX);
        }

        deltaArrives();

        new SambaComparison(domain, PEOPLE).assertEverythingIsThere(RealmContent.of(realm), leavers);
    }

    @Test
    @Order(4)
    void who_is_deleted_goes_and_who_leaves_the_synchronized_containers_can_sign_in_no_more() throws Exception {
        try (var connection = domain.connect()) {
            connection.delete(PEOPLE.userDn(40));
            leavers.add(SambaComparison.anchor(connection.getEntry(PEOPLE.userDn(41), "objectGUID")));
            connection.modifyDN(PEOPLE.userDn(41), PEOPLE.userDn(41).split(",")[0], true, PEOPLE.attic());
        }

        deltaArrives();

        new SambaComparison(domain, PEOPLE).assertEverythingIsThere(RealmContent.of(realm), leavers);
        assertLeaversCanSignInNoMore();
    }

    @Test
    @Order(5)
    void a_renamed_ou_keeps_its_people_in_their_groups_and_with_their_managers() throws Exception {
        try (var connection = domain.connect()) {
            connection.modifyDN("OU=Pier 1,OU=Crew," + SambaDomain.SUFFIX, "OU=Kaj 1", true);
            connection.modify(
                    PEOPLE.groupDn(0), new Modification(ModificationType.REPLACE, "description", "All of the quay"));
        }

        deltaArrives();

        new SambaComparison(domain, PEOPLE).assertEverythingIsThere(RealmContent.of(realm), leavers);
    }

    @Test
    @Order(6)
    void an_ou_that_leaves_the_synchronized_containers_takes_its_people_along_and_brings_them_back() throws Exception {
        var nook = "OU=Nook,OU=Crew," + SambaDomain.SUFFIX;
        var away = new HashSet<String>();
        try (var connection = domain.connect()) {
            connection.add(nook, new Attribute("objectClass", "organizationalUnit"));
            for (int user : List.of(50, 52, 54)) {
                away.add(SambaComparison.anchor(connection.getEntry(PEOPLE.userDn(user), "objectGUID")));
                connection.modifyDN(PEOPLE.userDn(user), PEOPLE.userDn(user).split(",")[0], true, nook);
            }
        }
        deltaArrives();
        new SambaComparison(domain, PEOPLE).assertEverythingIsThere(RealmContent.of(realm), leavers);

        leavers.addAll(away);
        try (var connection = domain.connect()) {
            connection.modifyDN(nook, "OU=Nook", true, PEOPLE.attic());
        }
        deltaArrives();
        assertLeaversCanSignInNoMore();

        leavers.removeAll(away);
        try (var connection = domain.connect()) {
            connection.modifyDN("OU=Nook," + PEOPLE.attic(), "OU=Nook", true, "OU=Crew," + SambaDomain.SUFFIX);
        }
        deltaArrives();
        new SambaComparison(domain, PEOPLE).assertEverythingIsThere(RealmContent.of(realm), leavers);
    }

    @Test
    @Order(7)
    void whose_primary_group_it_is_stays_in_it_where_a_rule_says_so() throws Exception {
        operator.bringInForce(usual.settings(usual.source("env:AD_PASSWORD"))
                .withRules(new RuleSettings(true, List.of(), List.of(QuaySettings.withPrimaryMembers()))));
        succeeded(operator.run(Service.SYNC, RunProfile.FULL_IMPORT, SOURCE));
        settle();
        new SambaComparison(domain, PEOPLE).assertEverythingIsThere(RealmContent.of(realm), leavers);
        var docker = PEOPLE.userDn(42);
        String account;
        try (var connection = domain.connect()) {
            account = RealmContent.of(realm).account(SambaComparison.anchor(connection.getEntry(docker, "objectGUID")));
            makePrimary(connection, docker, PEOPLE.groupDn(2));
        }
        deltaArrives();
        assertThat(RealmContent.of(realm).membersOf("Crew 2")).contains(account);

        try (var connection = domain.connect()) {
            makePrimary(connection, docker, PEOPLE.groupDn(3));
            connection.modify(PEOPLE.groupDn(2), new Modification(ModificationType.DELETE, "member", docker));
        }
        deltaArrives();
        assertThat(RealmContent.of(realm).membersOf("Crew 2")).doesNotContain(account);
        assertThat(RealmContent.of(realm).membersOf("Crew 3")).contains(account);
    }

    /** The domain takes him out of the members of that group, and makes him a member of the one that it was before. */
    private static void makePrimary(LDAPConnection connection, String user, String group) throws LDAPException {
        var sid = connection.getEntry(group, "objectSid").getAttributeValueBytes("objectSid");
        int number = ByteBuffer.wrap(sid).order(ByteOrder.LITTLE_ENDIAN).getInt(sid.length - Integer.BYTES);
        connection.modify(user, new Modification(ModificationType.REPLACE, "primaryGroupID", "" + number));
        assertThat(connection.getEntry(group, "member").getAttributeValues("member"))
                .doesNotContain(user);
    }

    @Test
    @Order(8)
    void who_moves_to_where_another_source_reads_keeps_the_account_though_the_old_place_is_read_first()
            throws Exception {
        var branch = "OU=Branch," + SambaDomain.SUFFIX;
        var clerk = PEOPLE.userDn(44);
        String anchor;
        try (var connection = domain.connect()) {
            connection.add(branch, new Attribute("objectClass", "organizationalUnit"));
            anchor = SambaComparison.anchor(connection.getEntry(clerk, "objectGUID"));
        }
        var crew = usual.source("env:AD_PASSWORD");
        operator.bringInForce(usual.settings(
                crew.withPartitions(List.of(new PartitionSettings(
                        SambaDomain.SUFFIX, List.of(SambaDomain.SUFFIX), List.of(PEOPLE.attic(), branch)))),
                QuaySettings.named("branch", crew)
                        .withPartitions(List.of(new PartitionSettings(
                                SambaDomain.SUFFIX, List.of(branch), List.of(SambaDomain.SUFFIX))))));
        succeeded(operator.run(Service.SYNC, RunProfile.FULL_IMPORT, "branch"));
        succeeded(operator.run(Service.SYNC, RunProfile.FULL_IMPORT, SOURCE));
        settle();
        var account = RealmContent.of(realm).account(anchor);
        try (var connection = domain.connect()) {
            connection.modifyDN(clerk, clerk.split(",")[0], true, branch);
        }

        for (var source : List.of(SOURCE, "branch", SOURCE)) {
            succeeded(operator.run(Service.SYNC, RunProfile.DELTA_IMPORT, source));
            settle();
            var user = RealmContent.of(realm).users().get(anchor);
            assertThat(user).as("after " + source).isNotNull();
            assertThat(user.path("id").asText()).as("after " + source).isEqualTo(account);
            assertThat(user.path("active").asBoolean()).as("after " + source).isTrue();
        }
        assertThat(operator.pendingSummary().total()).isZero();
    }

    private void deltaArrives() {
        var run = operator.run(Service.SYNC, RunProfile.DELTA_IMPORT, SOURCE);
        succeeded(run);
        assertThat(run.profile()).as(run.toString()).isEqualTo(RunProfile.DELTA_IMPORT);
        settle();
    }

    private void assertLeaversCanSignInNoMore() {
        assertThat(realm.users())
                .filteredOn(user -> leavers.contains(user.path("externalId").asText()))
                .hasSameSizeAs(leavers)
                .allSatisfy(user -> assertThat(user.path("active").asBoolean()).isFalse());
    }

    private void settle() {
        deployment.awaitBatchesReceived();
        operator.run(Service.EXPORT, RunProfile.EXPORT, TARGET);
        operator.run(Service.EXPORT, RunProfile.EXPORT, TARGET);
    }

    private static void succeeded(Run run) {
        assertThat(run.status()).as(run.toString()).isEqualTo(RunStatus.SUCCEEDED);
    }
}
