package io.isthmus.export;

import static io.isthmus.export.ExportScenario.group;
import static io.isthmus.export.ExportScenario.members;
import static org.assertj.core.api.Assertions.assertThat;

import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.export.provider.TestProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members and groups leave the target and come back, or are recognized there later than what refers to them. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class ReturningMembersTest {

    @Inject
    ExportScenario service;

    @Inject
    EmptyDatabase database;

    private TestProvider provider;
    private final User anna = there("1", "a1", "anna");

    @BeforeEach
    void a_group_of_two_that_is_as_desired() {
        provider = new TestProvider();
        database.forgetEverything();
        service.useTarget(provider.url(), SafetySettings.defaults());
        provider.users().put("1", anna);
        provider.users().put("2", there("2", "a2", "bert"));
        Group team = Group.builder()
                .displayName("Team")
                .members(List.of(
                        Member.builder().value("1").build(),
                        Member.builder().value("2").build()))
                .meta(new Meta())
                .build();
        team.setId("3");
        team.setExternalId("g1");
        provider.groups().put("3", team);
        service.receivedBatch(
                ExportScenario.user("a1", "anna", Map.of()),
                ExportScenario.user("a2", "bert", Map.of()),
                group("g1", "Team"),
                members("g1", "a1", "a2"));
        imported();
    }

    private static User there(String id, String anchor, String name) {
        User user =
                User.builder().userName(name + "@contoso.test").meta(new Meta()).build();
        user.setId(id);
        user.setExternalId(anchor);
        return user;
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void memberships_come_back_with_their_owner() {
        assertThat(team()).isEmpty();
        provider.users().remove("1");
        imported();
        provider.users().put("1", anna);
        service.receivedBatch(members("g1", "a2"));

        imported();

        assertThat(team())
                .singleElement()
                .satisfies(pending -> assertThat(pending.membersToRemove()).isEqualTo(1));
    }

    @Test
    void a_group_that_is_recognized_later_loses_whom_it_should_not_have() {
        Group team = provider.groups().remove("3");
        imported();
        service.receivedBatch(members("g1"));
        assertThat(service.run(RunProfile.TARGET_SYNCHRONIZATION).status()).isEqualTo(RunStatus.SUCCEEDED);
        provider.groups().put("3", team);

        imported();

        assertThat(team())
                .singleElement()
                .satisfies(pending -> assertThat(pending.membersToRemove()).isEqualTo(2));
    }

    @Test
    void who_is_recognized_later_is_added_to_the_groups_that_wait_for_them() {
        provider.users().remove("1");
        provider.groups()
                .get("3")
                .setMembers(List.of(Member.builder().value("2").build()));
        imported();
        provider.users().put("1", anna);
        imported();

        service.promote();
        assertThat(service.run(RunProfile.EXPORT).status()).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(provider.groups().get("3").getMembers())
                .extracting(member -> member.getValue().orElseThrow())
                .containsExactlyInAnyOrder("1", "2");
    }

    /** A provider need not take those it has lost out of its groups. The import that finds them gone has read the groups before. */
    @Test
    void who_was_deleted_by_others_leaves_no_dead_id_in_groups() {
        provider.users().remove("2");
        service.receivedBatch(members("g1", "a1"));
        imported();
        imported();

        assertThat(team())
                .singleElement()
                .satisfies(pending -> assertThat(pending.membersToRemove()).isEqualTo(1));
    }

    @Test
    void while_a_member_is_not_known_yet_nobody_leaves_the_group_and_whoever_is_new_comes() {
        provider.users().put("4", there("4", "a4", "carla"));
        imported();
        service.promote();
        service.receivedBatch(
                ExportScenario.user("a4", "carla", Map.of()), ExportScenario.incomplete(1, "g1", "a1", "a4"));

        assertThat(service.run(RunProfile.EXPORT).status()).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(teamMembers()).containsExactlyInAnyOrder("1", "2", "4");
        assertThat(team())
                .singleElement()
                .satisfies(pending -> assertThat(pending.reason())
                        .startsWith("MembersNotKnownYet: the sources do not know yet who 1"));

        service.receivedBatch(members("g1", "a1", "a4"));
        assertThat(service.run(RunProfile.EXPORT).status()).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(teamMembers()).containsExactlyInAnyOrder("1", "4");
        assertThat(team()).isEmpty();
    }

    private List<String> teamMembers() {
        return provider.groups().get("3").getMembers().stream()
                .map(member -> member.getValue().orElseThrow())
                .toList();
    }

    private void imported() {
        assertThat(service.run(RunProfile.TARGET_IMPORT).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    private List<PendingExportView> team() {
        return service.get("/api/pending-exports?type=GROUP", PendingExportView.Page.class)
                .items();
    }
}
