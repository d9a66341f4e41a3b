package io.isthmus.systemtests.crowds;

import static io.isthmus.systemtests.crowds.CrowdedDeployment.FEW;
import static io.isthmus.systemtests.crowds.CrowdedDeployment.HEAP_MIB;
import static io.isthmus.systemtests.crowds.CrowdedDeployment.SERVICES;
import static io.isthmus.systemtests.crowds.CrowdedDeployment.SOURCE;
import static io.isthmus.systemtests.crowds.CrowdedDeployment.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.directories.testing.Peers;
import io.isthmus.localstack.services.Service;
import io.isthmus.systemtests.peers.Slapd;
import io.isthmus.systemtests.stack.RowsRead;
import io.isthmus.systemtests.stack.TopicSizes;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Large groups through running services of 512 MiB each: who joins one or leaves it is one request with him alone, and whoever is lost by a
 * group in a flattened one, or by a number, is held. The tests build on each other. By hand with more and larger groups, as the README says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LargeGroupsIT {

    private static final Crowd CROWD = new Crowd(
            Integer.getInteger("isthmus.large.groups", 2), Integer.getInteger("isthmus.large.members", 20_000));
    private static final int BYTES_OF_A_CHANGE = 300_000;
    private static final String FLAT = Crowd.groupDn("flat");
    private static final String STAFF = Crowd.groupDn("staff");

    private CrowdedDeployment crowded;

    @BeforeAll
    void the_groups_are_at_the_target() throws Exception {
        Peers.require(Slapd.absence());
        crowded = CrowdedDeployment.of(CROWD);
        long from = System.nanoTime();
        crowded.operator().bringInForce(crowded.settings());
        crowded.operator().promote(TARGET);
        var provider = crowded.provider();
        crowded.awaitsAll(
                "the groups at the target, with their members",
                () -> provider.count(ObjectType.USER) == CROWD.people()
                        && provider.count(ObjectType.GROUP) == CROWD.groups()
                        && crowded.operator().pendingSummary().total() == 0
                        && provider.resources(ObjectType.GROUP)
                                .allMatch(group -> group.path("members").size() == CROWD.members()));
        crowded.settled();
        told("%d groups of %d members at the target after %d s, %d requests"
                .formatted(
                        CROWD.groups(),
                        CROWD.members(),
                        seconds(from),
                        provider.log().size()));
        provider.log().keepBodies();
    }

    @AfterAll
    void stop() {
        if (crowded != null) {
            SERVICES.forEach(service -> told("%s: %s, resident %d MiB"
                    .formatted(
                            service.serviceName(),
                            crowded.deployment().heap(service),
                            crowded.deployment().peakMemoryMiB(service))));
            crowded.close();
        }
    }

    @Test
    @Order(1)
    void who_joins_is_one_request_with_him_alone() throws Exception {
        var to = IntStream.range(0, CROWD.groups()).mapToObj(Crowd::groupDn).toList();

        assertOneRequestEach(ModificationType.ADD, to, CROWD::joiner, to);
    }

    @Test
    @Order(2)
    void who_leaves_is_one_request_with_him_alone() throws Exception {
        var from = IntStream.range(0, CROWD.groups()).mapToObj(Crowd::groupDn).toList();

        assertOneRequestEach(ModificationType.DELETE, from, CROWD::leaver, from);
    }

    @Test
    @Order(3)
    void imports_of_everything_find_nothing_to_write() {
        long before = crowded.provider().log().size();
        var topics = TopicSizes.of(crowded.deployment());
        long from = System.nanoTime();

        var full = crowded.operator().run(Service.SYNC, RunProfile.FULL_IMPORT, SOURCE);
        crowded.settled();
        told("full import " + seconds(from) + " s, "
                + TopicSizes.of(crowded.deployment()).since(topics));
        from = System.nanoTime();
        var target = crowded.operator().run(Service.EXPORT, RunProfile.TARGET_IMPORT, TARGET);
        crowded.settled();
        told("target import " + seconds(from) + " s");

        assertThat(full.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(target.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(crowded.provider().log().after(before)).isEmpty();
        assertThat(crowded.operator().pendingSummary().total()).isZero();
        assertThat(crowded.operator().pendingSummary().awaitingConfirmation()).isZero();
    }

    @Test
    @Order(4)
    void who_joins_a_group_in_a_flattened_one_is_one_request_in_each() throws Exception {
        long from = System.nanoTime();
        try (var connection = crowded.slapd().connect()) {
            connection.add(
                    FLAT,
                    new Attribute("objectClass", "groupOfNames"),
                    new Attribute("cn", "flat"),
                    new Attribute("member", Crowd.groupDn(0), Crowd.personDn(CROWD.joiner(1))));
        }
        crowded.awaits("the flattened group", () -> crowded.membersOf(FLAT) == CROWD.members() + 1);
        crowded.settled();
        told("flattened at the target after " + seconds(from) + " s");

        assertOneRequestEach(
                ModificationType.ADD, List.of(Crowd.groupDn(0)), CROWD::leaver, List.of(Crowd.groupDn(0), FLAT));
    }

    @Test
    @Order(5)
    void who_is_lost_with_a_group_in_a_flattened_one_is_held() throws Exception {
        assertHeld(FLAT, "member", Crowd.groupDn(0), null, CROWD.members() + 1);
    }

    @Test
    @Order(6)
    void who_is_lost_with_the_number_of_a_primary_group_is_held() throws Exception {
        try (var connection = crowded.slapd().connect()) {
            connection.add(
                    STAFF,
                    new Attribute("objectClass", "posixGroup"),
                    new Attribute("cn", "staff"),
                    new Attribute("gidNumber", Crowd.STAFF_NUMBER));
        }
        crowded.awaits("whose primary group it is", () -> crowded.membersOf(STAFF) == Crowd.STAFF);
        crowded.settled();

        assertHeld(STAFF, "gidNumber", Crowd.STAFF_NUMBER, "501", Crowd.STAFF);
    }

    @Test
    @Order(7)
    void no_service_ran_out_of_memory() throws Exception {
        for (var service : SERVICES) {
            assertThat(Files.readString(crowded.deployment().log(service))).doesNotContain("OutOfMemoryError");
        }
        told("heaps of " + HEAP_MIB + " MiB");
    }

    /**
     * @param change of one group after another
     * @param whom by the number of the group
     * @param reached groups at the target that are written, with the one whom their number leads to, or the first
     */
    private void assertOneRequestEach(
            ModificationType change, List<String> groups, IntUnaryOperator whom, List<String> reached)
            throws Exception {
        long before = crowded.provider().log().size();
        var topics = TopicSizes.of(crowded.deployment());
        var rows = RowsRead.of(crowded.deployment());
        long from = System.nanoTime();
        try (var connection = crowded.slapd().connect()) {
            for (int group = 0; group < groups.size(); group++) {
                var member = Crowd.personDn(whom.applyAsInt(group));
                connection.modify(groups.get(group), new Modification(change, "member", member));
            }
        }
        crowded.awaits("a request for each", () -> crowded.provider().log().size() >= before + reached.size());
        long took = seconds(from);
        crowded.settled();

        var sent = TopicSizes.of(crowded.deployment()).since(topics);
        told("%s: %d s, %s, %s"
                .formatted(change, took, sent, RowsRead.of(crowded.deployment()).since(rows)));
        assertThat(crowded.provider().log().after(before))
                .extracting(CrowdedDeployment::request)
                .containsExactlyInAnyOrderElementsOf(requests(change, groups, whom, reached));
        assertThat(sent.changes() + sent.batches()).isLessThan((long) reached.size() * BYTES_OF_A_CHANGE);
    }

    private List<String> requests(
            ModificationType change, List<String> groups, IntUnaryOperator whom, List<String> reached)
            throws LDAPException {
        List<String> requests = new ArrayList<>();
        try (var connection = crowded.slapd().connect()) {
            for (int number = 0; number < reached.size(); number++) {
                int group = Math.min(number, groups.size() - 1);
                var member = crowded.id(connection, ObjectType.USER, Crowd.personDn(whom.applyAsInt(group)));
                var operation = change == ModificationType.ADD
                        ? "[{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + member + "\"}]}]"
                        : "[{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + member + "\\\"]\"}]";
                requests.add("PATCH /Groups/" + crowded.id(connection, ObjectType.GROUP, reached.get(number)) + " "
                        + operation);
            }
        }
        return requests;
    }

    /** One value of the group goes, and with it all members but one; it is put back before anybody is removed. */
    private void assertHeld(String group, String attribute, String value, String other, int lost) throws Exception {
        long before = crowded.provider().log().size();
        var modification = other == null
                ? new Modification(ModificationType.DELETE, attribute, value)
                : new Modification(ModificationType.REPLACE, attribute, other);
        var back = other == null
                ? new Modification(ModificationType.ADD, attribute, value)
                : new Modification(ModificationType.REPLACE, attribute, value);
        try (var connection = crowded.slapd().connect()) {
            connection.modify(group, modification);
            crowded.awaits("held: " + lost, () -> holds().contains("held: " + lost + " of "));
            crowded.settled();
            assertThat(lost).isGreaterThan(FEW);
            connection.modify(group, back);
        }
        crowded.awaits("nothing to hold", () -> holds().isEmpty());
        crowded.settled();

        assertThat(crowded.provider().log().after(before)).isEmpty();
    }

    private String holds() {
        return crowded.operator().gate().holds().stream()
                .filter(hold -> hold.code() == Code.REMOVED_MEMBERS_EXCEEDED)
                .map(Object::toString)
                .collect(Collectors.joining());
    }

    private static long seconds(long from) {
        return (System.nanoTime() - from) / 1_000_000_000;
    }

    private static void told(String what) {
        System.out.println(what);
    }
}
