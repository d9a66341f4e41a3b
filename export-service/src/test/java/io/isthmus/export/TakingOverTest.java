package io.isthmus.export;

import static io.isthmus.export.ExportScenario.deleted;
import static io.isthmus.export.ExportScenario.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.captaingoldfish.scim.sdk.common.resources.User;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SafetySettings.Orphans;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who at the target is taken over, who is left alone, and what becomes of those an old tool has forgotten. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class TakingOverTest extends ProviderTest {

    private static final SafetySettings CLEARING = SafetySettings.defaults().withOrphans(Orphans.DELETE);

    @Test
    void whoever_carries_a_foreign_anchor_is_not_taken_over_and_the_others_go_on() {
        there("managed", "anna@contoso.test", "of-another-tool");
        service.batch(user("a1", "anna", Map.of()), user("a2", "bert", Map.of()));
        service.awaitPending(2);

        Run imported = service.run(RunProfile.TARGET_IMPORT);
        service.promote();
        awaitUsers(2);
        service.awaitPending(1);

        assertThat(imported.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("INVALID_SOFT_MATCH");
            assertThat(error.object()).isEqualTo("ad: CN=anna");
            assertThat(error.message()).contains("managed").contains("of-another-tool");
            assertThat(error.whatToDo()).contains("clear externalId");
        });
        assertThat(pending().reason()).startsWith("InvalidSoftMatch: ");
        assertThat(provider.users().withExternalId("a2")).isPresent();
        assertThat(provider.users().get("managed").getExternalId()).contains("of-another-tool");
        assertThat(provider.writes()).hasSize(1);
    }

    @Test
    void what_is_in_the_way_of_a_creation_is_judged_by_the_same_rule() {
        service.batch(user("a0", "first", Map.of()));
        service.promote();
        service.awaitAtRest();
        // they have come since the target was imported
        there("managed", "anna@contoso.test", "of-another-tool");
        there("unmanaged", "bert@contoso.test", null);

        service.batch(user("a1", "anna", Map.of()), user("a2", "bert", Map.of()), user("a3", "cara", Map.of()));
        await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
            assertThat(provider.users().get("unmanaged").getExternalId()).contains("a2");
            assertThat(provider.users().withExternalId("a3")).isPresent();
        });
        service.awaitPending(1);

        assertThat(pending().reason()).startsWith("INVALID_SOFT_MATCH: ").contains("of-another-tool");
        assertThat(provider.users().get("managed").getExternalId()).contains("of-another-tool");
        assertThat(provider.writes()).noneMatch(write -> write.path().contains("/managed"));
    }

    @Test
    void a_switch_that_is_off_makes_a_named_error_of_that_object() {
        there("anchored", "x@contoso.test", "a1");
        there("named", "bert@contoso.test", null);
        service.changeSettings(
                provider.url(), SafetySettings.defaults(), new IdentitySettings("userPrincipalName", false, false));
        service.batch(user("a1", "anna", Map.of()), user("a2", "bert", Map.of()));
        service.awaitPending(2);

        Run imported = service.run(RunProfile.TARGET_IMPORT);
        service.promote();
        service.run(RunProfile.EXPORT);

        assertThat(imported.errors())
                .extracting(Run.RunError::code)
                .containsExactlyInAnyOrder("HARD_MATCH_BLOCKED", "SOFT_MATCH_BLOCKED");
        assertThat(provider.writes()).isEmpty();
    }

    @Test
    void what_an_old_tool_has_forgotten_is_deleted_and_what_nobody_manages_stays() {
        service.changeSettings(provider.url(), CLEARING);
        there("known", "anna@contoso.test", "a1");
        there("orphan", "gone@contoso.test", "long-gone");
        there("nobodys", "admin@contoso.test", null);
        service.wholeBatch(user("a1", "anna", Map.of()));
        service.awaitPending(1);

        service.run(RunProfile.TARGET_IMPORT);

        PendingExportView orphan = service.get("/api/pending-exports?operation=DELETE", PendingExportView.Page.class)
                .items()
                .getFirst();
        assertThat(orphan.targetAnchor()).isEqualTo("long-gone");
        assertThat(orphan.userPrincipalName()).isEqualTo("gone@contoso.test");
        assertThat(orphan.reason()).startsWith("NO_SOURCE: ");
        assertThat(service.summary().reasons()).containsEntry("NO_SOURCE", 1L);
        assertThat(service.as("viewer").get("/api/pending-exports.csv").asString())
                .contains("gone@contoso.test")
                .contains("NO_SOURCE");
        assertThat(provider.writes()).isEmpty();

        service.promote();
        service.awaitAtRest();

        assertThat(provider.users().get("orphan")).isNull();
        assertThat(provider.users().get("nobodys")).isNotNull();
        assertThat(provider.users().withExternalId("a1")).isPresent();
    }

    @Test
    void nobody_is_an_orphan_before_the_source_was_read_from_end_to_end_by_the_settings_in_force() {
        there("orphan", "gone@contoso.test", "long-gone");
        service.changeSettings(provider.url(), CLEARING);
        long earlier = service.settingsRevision();
        service.changeSettings(provider.url(), new SafetySettings(7, 0, null, null, Orphans.DELETE));
        service.batch(user("a1", "anna", Map.of()));
        service.run(RunProfile.TARGET_IMPORT);
        service.awaitPending(1);

        service.mark(new BatchMarker.WholeSource(ExportScenario.SOURCE, earlier));
        service.run(RunProfile.TARGET_SYNCHRONIZATION);
        assertThat(service.summary().counts()).noneMatch(count -> count.operation() == Operation.DELETE);

        service.mark(new BatchMarker.WholeSource(ExportScenario.SOURCE, service.settingsRevision()));
        service.awaitPending(2);
        assertThat(service.summary().reasons()).containsEntry("NO_SOURCE", 1L);

        // a setting that changes takes the proof away, and the word that orphans are kept takes it away for good
        service.changeSettings(provider.url(), SafetySettings.defaults());
        service.awaitPending(1);
    }

    @Test
    void an_orphan_whose_source_turns_up_is_an_orphan_no_more() {
        service.changeSettings(provider.url(), CLEARING);
        there("known", "anna@contoso.test", "a1");
        there("late", "late@contoso.test", "a2");
        service.wholeBatch(user("a1", "anna", Map.of()));
        service.awaitPending(1);
        service.run(RunProfile.TARGET_IMPORT);
        assertThat(service.summary().reasons()).containsEntry("NO_SOURCE", 1L);

        service.batch(user("a2", "late", Map.of()));
        await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
            assertThat(service.summary().counts()).noneMatch(count -> count.operation() == Operation.DELETE);
            assertThat(service.summary().reasons()).isNull();
        });
        service.promote();
        service.awaitAtRest();

        assertThat(provider.users().get("late").getDisplayName()).contains("Display late");
    }

    @Test
    void an_empty_source_makes_nobody_an_orphan() {
        service.changeSettings(provider.url(), CLEARING);
        there("one", "one@contoso.test", "a1");
        there("two", "two@contoso.test", "a2");
        service.wholeBatch(deleted("a3", ObjectType.USER));
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(service.gate().holds())
                        .extracting(GateState.Hold::code)
                        .doesNotContain(GateState.Code.BATCH_INCOMPLETE));

        service.run(RunProfile.TARGET_IMPORT);
        service.promote();
        service.run(RunProfile.EXPORT);

        assertThat(service.summary().total()).isZero();
        assertThat(provider.writes()).isEmpty();
    }

    @Test
    void orphans_count_towards_the_deletion_threshold() {
        service.changeSettings(provider.url(), new SafetySettings(2, 0, null, null, Orphans.DISABLE));
        there("one", "one@contoso.test", "gone-1");
        there("two", "two@contoso.test", "gone-2");
        service.wholeBatch(user("a1", "anna", Map.of()));
        service.awaitPending(1);
        service.run(RunProfile.TARGET_IMPORT);

        assertThat(service.summary().counts())
                .anyMatch(count -> count.operation() == Operation.DISABLE && count.count() == 2);
        service.promote();
        service.run(RunProfile.EXPORT);

        assertThat(service.gate().holds())
                .extracting(GateState.Hold::code)
                .contains(GateState.Code.DELETION_THRESHOLD_EXCEEDED);
        assertThat(provider.writes()).isEmpty();
    }

    @Test
    void who_was_in_an_orphans_way_is_created_when_the_orphan_is_gone() {
        service.changeSettings(provider.url(), CLEARING);
        there("orphan", "anna@contoso.test", "before-she-left");
        service.wholeBatch(user("a1", "anna", Map.of()));
        service.awaitPending(1);
        service.run(RunProfile.TARGET_IMPORT);
        assertThat(service.summary().reasons()).containsKeys("NO_SOURCE", "InvalidSoftMatch");

        service.promote();
        service.awaitAtRest();

        assertThat(provider.users().size()).isEqualTo(1);
        assertThat(provider.users().withExternalId("a1")).isPresent();
    }

    private void there(String id, String userName, String externalId) {
        User user = User.builder().userName(userName).build();
        user.setId(id);
        if (externalId != null) {
            user.setExternalId(externalId);
        }
        provider.users().put(id, user);
    }

    private void awaitUsers(int count) {
        await().atMost(Duration.ofSeconds(120)).until(() -> provider.users().size() == count);
    }

    private PendingExportView pending() {
        List<PendingExportView> items = service.get("/api/pending-exports", PendingExportView.Page.class)
                .items();
        assertThat(items).hasSize(1);
        return items.getFirst();
    }
}
