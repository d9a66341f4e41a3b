package io.isthmus.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.directory.ExpectedObject;
import io.isthmus.sandbox.provider.Fault;
import io.isthmus.systemtests.harbor.Harbor;
import io.isthmus.systemtests.stack.Operator;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What a provider refuses is named per object; what it loses is looked up; the others go on. Tests build on each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadTargetIT {

    private static final int OBJECTS = 120;

    private Harbor harbor;
    private ExpectedObject refused;
    private ExpectedObject conflicting;

    @BeforeAll
    void start() {
        harbor = Harbor.open("bad-target", OBJECTS);
        var users = harbor.directory()
                .oracle()
                .expected()
                .filter(object -> object.type() == ObjectType.USER)
                .limit(2)
                .toList();
        refused = users.getFirst();
        conflicting = users.getLast();
    }

    @AfterAll
    void close() {
        if (harbor != null) {
            harbor.close();
        }
    }

    @Test
    @Order(1)
    void an_object_that_is_refused_is_named_and_the_others_go_on() {
        order(new Fault(
                null, "^/Users", upn(refused), 400, "no such department", "invalidValue", null, 0, false, null, null));
        order(new Fault(
                null, "^/Users", upn(conflicting), 409, "userName is taken", "uniqueness", null, 0, false, null, null));
        harbor.goLive();
        harbor.operator().run(Service.SYNC, RunProfile.FULL_IMPORT, Harbor.SOURCE);
        harbor.deployment().awaitBatchesReceived();
        harbor.operator().run(Service.EXPORT, RunProfile.EXPORT, harbor.target());

        var exported = harbor.operator().run(Service.EXPORT, RunProfile.EXPORT, harbor.target());

        assertThat(exported.status()).as(exported.toString()).isEqualTo(RunStatus.COMPLETED_WITH_ERRORS);
        assertThat(exported.errors()).as(exported.errors().toString()).anySatisfy(error -> {
            assertThat(error.message()).contains("no such department");
            assertThat(error.object()).contains(refused.dn());
            assertThat(error.whatToDo()).isNotBlank();
        });
        assertThat(exported.errors()).anySatisfy(error -> {
            assertThat(error.message()).contains("userName is taken");
            assertThat(error.object()).contains(conflicting.dn());
        });
        assertThat(arrived()).isEqualTo(OBJECTS - 2);
    }

    @Test
    @Order(2)
    void what_was_refused_arrives_when_the_provider_changes_its_mind() {
        harbor.provider().faults().clear();

        exportUntilArrived();
    }

    @Test
    @Order(3)
    void throttling_slows_down_and_loses_nothing() throws Exception {
        order(Fault.throttling(1, 5));
        touchEverybody("throttled");

        exportUntilArrived();
    }

    @Test
    @Order(4)
    void errors_of_the_server_are_tried_again() throws Exception {
        order(Fault.answering(500, 10, "POST", "PATCH", "PUT"));
        touchEverybody("broken");

        exportUntilArrived();
    }

    @Test
    @Order(5)
    void lost_answers_never_create_anybody_twice() throws Exception {
        harbor.provider().faults().clear();
        order(Fault.losingAnswers(10, "POST", "PATCH", "PUT"));
        var newcomer = "CN=New Comer,OU=Staff,DC=harbor,DC=example";
        harbor.directory()
                .server()
                .add(
                        "dn: " + newcomer,
                        "objectClass: top",
                        "objectClass: person",
                        "objectClass: organizationalPerson",
                        "objectClass: user",
                        "objectGUID:: EREREREREREREREREREREQ==",
                        "cn: New Comer",
                        "sn: Comer",
                        "sAMAccountName: newcomer",
                        "userPrincipalName: newcomer@harbor.example",
                        "userAccountControl: 512",
                        "whenChanged: 20261121000000.0Z");
        touchEverybody("lost");

        exportUntilArrived();
    }

    @Test
    @Order(6)
    void a_provider_that_refuses_the_credentials_is_named_and_nothing_is_written() {
        harbor.provider().faults().clear();
        order(Fault.answering(401, 100));

        var run = harbor.operator().run(Service.EXPORT, RunProfile.TARGET_IMPORT, harbor.target());

        assertThat(run.status()).as(run.toString()).isEqualTo(RunStatus.FAILED);
        assertThat(Operator.error(run, "TARGET_CREDENTIALS_REFUSED"))
                .as(run.errors().toString())
                .isPresent();
        assertThat(run.toString()).doesNotContain("token-of-the-system-tests");
    }

    private void exportUntilArrived() {
        harbor.operator().run(Service.SYNC, RunProfile.FULL_IMPORT, Harbor.SOURCE);
        harbor.deployment().awaitBatchesReceived();
        Awaitility.await("everybody arrives").atMost(Duration.ofMinutes(6)).untilAsserted(() -> {
            harbor.operator().run(Service.EXPORT, RunProfile.EXPORT, harbor.target());
            harbor.assertArrived();
        });
    }

    private void touchEverybody(String info) throws Exception {
        for (var object : harbor.directory().oracle().expected().toList()) {
            if (object.type() == ObjectType.USER) {
                harbor.directory()
                        .server()
                        .modify("dn: " + object.dn(), "changetype: modify", "replace: title", "title: " + info);
            }
        }
    }

    private int arrived() {
        var provider = harbor.provider();
        return provider.count(ObjectType.USER) + provider.count(ObjectType.GROUP) + provider.count(ObjectType.CONTACT);
    }

    private static String upn(ExpectedObject user) {
        return user.value("userPrincipalName");
    }

    private void order(Fault fault) {
        harbor.provider().faults().order(fault);
    }
}
