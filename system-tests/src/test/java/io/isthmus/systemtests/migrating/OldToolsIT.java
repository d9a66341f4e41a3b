package io.isthmus.systemtests.migrating;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.contracts.migration.StepBody.ReCreate.Decision;
import io.isthmus.systemtests.harbor.Harbor;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever an organization comes from: everybody is at the target afterwards, attribute by attribute. */
class OldToolsIT {

    private static final int OBJECTS = 200;

    private Harbor harbor;

    @AfterEach
    void close() {
        if (harbor != null) {
            harbor.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = OldTool.class,
            names = {"FIM", "AZURE_AD_SYNC"})
    void in_parallel_everybody_is_carried_over(OldTool tool) {
        var migration = begin(tool, Migration.Path.PARALLEL);

        migration.throughStaging();
        assertThat(harbor.provider().log().after(0)).isEmpty();
        migration.throughCutover();
        migration.steps().perform(Name.EXPORT);
        migration.steps().perform(Name.CONFIRM);

        assertThat(migration.steps().now().status()).isEqualTo(Migration.Status.DONE);
        harbor.assertArrived();
    }

    @Test
    void in_place_a_confirmed_configuration_goes_to_its_end_by_itself_once_the_old_tool_is_retired() {
        var migration = begin(OldTool.AZURE_AD_CONNECT_JSON, Migration.Path.IN_PLACE);
        migration
                .steps()
                .perform(Name.ANALYZE, new StepBody.Analyze(migration.analysis().id(), false));
        assertThat(names(migration.steps().now())).containsSubsequence(Name.CONFIRM_DATABASE, Name.READY_TO_CONFIGURE);
        migration.tryCredentials();
        assertThat(migration
                        .steps()
                        .attempt(Name.CONFIRM_DATABASE, new StepBody.ConfirmDatabase(false, null))
                        .statusCode())
                .isEqualTo(409);
        migration.steps().perform(Name.CONFIRM_DATABASE, new StepBody.ConfirmDatabase(true, "SQL7 is ours alone"));
        var digest = migration.steps().configuration().digest();
        migration.steps().perform(Name.READY_TO_CONFIGURE, new StepBody.Ready(digest, true, null));
        assertThat(harbor.provider().log().after(0)).isEmpty();

        migration.steps().perform(Name.RETIRE_OLD_TOOL, new StepBody.Retire(true, "uninstalled"));

        migration.steps().awaitDone(Name.CONFIRM);
        assertThat(migration.steps().now().status()).isEqualTo(Migration.Status.DONE);
        harbor.assertArrived();
    }

    @Test
    void a_custom_rule_of_the_old_tool_goes_on_working() throws Exception {
        var migration = begin(OldTool.AZURE_AD_CONNECT, Migration.Path.IN_PLACE);
        migration.inPlace();
        harbor.assertArrived();

        var pilot = somebody();
        harbor.directory()
                .server()
                .modify(
                        pilot.getDN(),
                        new Modification(ModificationType.REPLACE, "department", OldTool.PILOTS),
                        new Modification(ModificationType.REPLACE, "title", "Ada"));
        harbor.synchronizeWholly(
                migration.analysis().settings().sources().getFirst().name());

        var signIn = pilot.getAttributeValue("userPrincipalName").toLowerCase(Locale.ROOT);
        assertThat(harbor.provider().resources(ObjectType.USER))
                .filteredOn(user ->
                        user.path("userName").asText().toLowerCase(Locale.ROOT).equals(signIn))
                .singleElement()
                .satisfies(user -> assertThat(user.path("title").asText()).isEqualTo("Pilot Ada"));
    }

    @Test
    void what_is_blocked_goes_on_by_hand_when_somebody_has_said_what_became_of_each_thing() {
        var migration = begin(OldTool.FIM_WITH_EXTENSION, Migration.Path.MANUAL);
        migration.intoStaging();
        var steps = migration.steps();
        var items = steps.reCreations();
        assertThat(items).anySatisfy(item -> {
            assertThat(item.blocking()).isTrue();
            assertThat(item.what()).contains("HarborRules.dll");
            assertThat(item.whatToDo()).isNotBlank();
            assertThat(item.decision()).isNull();
        });
        assertThat(steps.attempt(Name.RE_CREATE, null).statusCode()).isEqualTo(409);
        assertThat(steps.attempt(Name.INITIAL_RUN, null).statusCode()).isEqualTo(409);

        var decisions = items.stream().collect(Collectors.toMap(item -> item.id(), item -> Decision.GIVEN_UP));
        steps.perform(Name.RE_CREATE, new StepBody.ReCreate(decisions, "the DLL did nothing that we need"));
        migration.initialRun();
        migration.throughCutover();
        steps.perform(Name.EXPORT);
        steps.perform(Name.CONFIRM);

        assertThat(steps.now().status()).isEqualTo(Migration.Status.DONE);
        assertThat(steps.reCreations())
                .allSatisfy(item -> assertThat(item.decision()).isEqualTo(Decision.GIVEN_UP));
        harbor.assertArrived();
    }

    private HarborMigration begin(OldTool tool, Migration.Path path) {
        harbor = Harbor.open("from-" + tool.name().toLowerCase(Locale.ROOT).replace('_', '-'), OBJECTS);
        harbor.fillProvider();
        var migration = HarborMigration.begin(harbor, path, tool);
        assertThat(migration.analysis().product().kind()).isEqualTo(tool.kind());
        return migration;
    }

    /** A person who is synchronized. */
    private SearchResultEntry somebody() throws Exception {
        var server = harbor.directory().server();
        var oracle = harbor.directory().oracle();
        return server
                .search(
                        "OU=Staff," + server.getBaseDNs().getFirst(),
                        SearchScope.SUB,
                        "(&(objectClass=user)(mail=*)(title=*)(userPrincipalName=*))")
                .getSearchEntries()
                .stream()
                .filter(entry -> oracle.whyNot(entry).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static List<Name> names(Migration migration) {
        return migration.steps().stream().map(MigrationStep::name).toList();
    }
}
