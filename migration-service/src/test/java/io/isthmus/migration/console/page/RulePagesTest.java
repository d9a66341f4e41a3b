package io.isthmus.migration.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.SettingsDocument;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules and containers by forms, up to the preview that everything of the settings goes through. */
@QuarkusTest
class RulePagesTest extends ConsoleCase {

    @BeforeEach
    void configured() {
        analyzer.has(analysis("a1", Verdict.PARALLEL, true));
        doneUpTo(begin(Migration.Path.PARALLEL), Name.ENTER_STAGING);
    }

    @Test
    void a_rule_is_written_by_the_form_corrected_and_brought_in_force() {
        signIn("admin");
        visit("/console/settings/rules");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Add a rule"))
                .click();
        page.locator("#id").fill("doctors");
        page.locator("#precedence").fill("7");
        button("Add a group").first().click();
        page.getByLabel("Attribute of condition 0.0").fill("title");
        page.getByLabel("Operator of condition 0.0").selectOption("STARTSWITH");
        page.getByLabel("Value of condition 0.0").fill("Dr");
        page.getByLabel("Target attribute of flow 1").fill("title");
        page.getByLabel("Kind of flow 1").selectOption("EXPRESSION");
        page.getByLabel("Attribute, text or expression of flow 1").fill("Trim([title]");
        button("Add a flow").click();
        page.getByLabel("Target attribute of flow 2").fill("company");
        page.getByLabel("Kind of flow 2").selectOption("CONSTANT");
        page.getByLabel("Attribute, text or expression of flow 2").fill("Contoso");
        page.getByLabel("Move flow 2 up").click();
        screenshots("rule");
        button("Look at the change").first().click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("flow title, at character 13: a ) is missing");
        expectComplaint("422");
        page.getByLabel("Attribute, text or expression of flow 2").fill("Trim([title])");
        button("Look at the change").first().click();
        assertThat(page.locator("#main")).containsText("rules.custom[doctors]");
        assertThat(page.locator("#main")).containsText("Run a full synchronization afterwards");
        button("Bring in force").click();

        await().atMost(SOON).until(() -> settings().rules().custom().size() == 1);
        RuleDocument rule = settings().rules().custom().getFirst();
        assertThat(rule.scope().getFirst().conditions().getFirst())
                .isEqualTo(new RuleDocument.ScopeCondition("title", "STARTSWITH", "Dr"));
        assertThat(rule.flows()).extracting(RuleDocument.Flow::target).containsExactly("company", "title");
        assertThat(rule.precedence()).isEqualTo(7);
        visit("/console/settings/rules");
        screenshots("rules");
        page.getByLabel("Remove doctors").click();
        button("Bring in force").click();
        await().atMost(SOON).until(() -> settings().rules().custom().isEmpty());
    }

    @Test
    void a_standard_rule_is_switched_off_and_one_of_ones_own_begins_like_it() {
        signIn("admin");
        visit("/console/settings/rules");
        assertThat(page.getByLabel("standard.in.ad.user.join applies")).isChecked();
        screenshots("rules-standard");
        page.getByLabel("standard.in.ad.user.photo applies").uncheck();
        button("Look at the change").click();
        assertThat(page.locator("#main")).containsText("standard.in.ad.user.photo");
        button("Bring in force").click();
        assertThat(settings().rules().disabledStandardRules()).containsExactly("standard.in.ad.user.photo");
        assertThat(settings().rules().standard()).isTrue();

        visit("/console/settings/rules");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("In from AD - user.photo"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Standard rule standard.in.ad.user.photo");
        assertThat(page.locator("#id")).hasValue("own.in.ad.user.photo");
        screenshots("rule-standard");
        button("Look at the change").first().click();
        button("Bring in force").click();
        assertThat(settings().rules().custom())
                .singleElement()
                .extracting(RuleDocument::id, RuleDocument::precedence)
                .containsExactly("own.in.ad.user.photo", 99);
    }

    @Test
    void without_sync_service_nothing_that_is_switched_off_comes_back() {
        signIn("admin");
        visit("/console/settings/rules");
        page.getByLabel("standard.in.ad.user.photo applies").uncheck();
        button("Look at the change").click();
        button("Bring in force").click();
        sync.away(true);

        visit("/console/settings/rules");

        assertThat(page.locator("#main")).containsText("sync-service does not answer");
        page.getByLabel("Standard rules apply").uncheck();
        button("Look at the change").click();
        button("Bring in force").click();
        assertThat(settings().rules().standard()).isFalse();
        assertThat(settings().rules().disabledStandardRules()).containsExactly("standard.in.ad.user.photo");
    }

    @Test
    void the_document_editor_finds_a_broken_expression_too() {
        signIn("admin");
        visit("/console/settings/document");
        String document = page.locator("#document").inputValue();
        page.locator("#document")
                .fill(document.replaceFirst(
                        "\"custom\" : \\[ ]",
                        "\"custom\": [{\"id\": \"broken\", \"direction\": \"INBOUND\", \"sourceType\": \"user\","
                                + " \"targetType\": \"user\", \"precedence\": 1, \"flows\": [{\"target\": \"title\","
                                + " \"kind\": \"EXPRESSION\", \"source\": \"Trim(\"}]}]"));
        button("Look at the change").click();

        assertThat(page.locator(".message.bad")).containsText("rules.custom[broken], flow title");
        assertThat(page.locator(".message.bad")).containsText("at character 6");
        assertThat(button("Bring in force")).hasCount(0);
    }

    @Test
    void containers_are_looked_up_in_the_directory_and_chosen() {
        signIn("admin");
        visit("/console/settings");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Choose containers"))
                .click();
        page.getByLabel("Look into DC=contoso").click();
        page.getByLabel("OU=Sales,DC=contoso", new Page.GetByLabelOptions().setExact(true))
                .selectOption("OUT");
        page.locator("#add-dn").fill("OU=Interns,OU=Sales,DC=contoso");
        button("Add").click();
        assertThat(page.locator("#tree li").filter(new Locator.FilterOptions().setHasText("OU=Interns")))
                .containsText("in");
        screenshots("containers");
        button("Look at the change").click();
        assertThat(page.locator("#main")).containsText("OU=Sales,DC=contoso");
        button("Bring in force").click();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(settings()
                                .sources()
                                .getFirst()
                                .partitions()
                                .getFirst()
                                .excludedContainers())
                        .containsExactly("OU=Sales,DC=contoso"));
        var partition = settings().sources().getFirst().partitions().getFirst();
        assertThat(partition.includedContainers())
                .isEqualTo(List.of("OU=People,DC=contoso", "OU=Interns,OU=Sales,DC=contoso"));
    }

    @Test
    void without_the_directory_containers_are_named() {
        signIn("admin");
        visit("/console/settings/containers?source=contoso");
        sync.away(true);
        page.getByLabel("Look into DC=contoso").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("sync-service");
        expectComplaint("50");
        page.locator("#add-dn").fill("OU=Elsewhere,DC=fabrikam");
        button("Add").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("lies in no partition");
        expectComplaint("400");
    }

    @Test
    void a_viewer_sees_rules_and_containers_and_changes_none() {
        signIn("viewer");
        for (String each : List.of(
                "/console/settings/rules",
                "/console/settings/rules/rule",
                "/console/settings/rules/standard-rule?id=standard.in.ad.user.join",
                "/console/settings/containers?source=contoso")) {
            visit(each);
            assertThat(page.locator("#main button")).hasCount(0);
            assertThat(page.locator("#main fieldset:not([disabled])")).hasCount(0);
        }
    }

    @Test
    void no_script_is_needed() {
        try (var context = page.context()
                .browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL(home.toString())
                        .setJavaScriptEnabled(false))) {
            Page plain = context.newPage();
            plain.navigate("/console");
            plain.getByLabel("Name").fill("admin");
            plain.getByLabel("Password").fill("admin-test");
            plain.getByLabel("Password").press("Enter");
            plain.navigate("/console/settings/containers?source=contoso");
            plain.getByLabel("Look into DC=contoso").click();
            assertThat(plain.getByLabel("OU=Sales,DC=contoso", new Page.GetByLabelOptions().setExact(true)))
                    .isVisible();
            plain.navigate("/console/settings/rules/rule");
            plain.locator("#id").fill("plain");
            plain.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add a flow"))
                    .click();
            assertThat(plain.getByLabel("Target attribute of flow 2")).isVisible();
            assertThat(plain.locator("#id")).hasValue("plain");
        }
    }

    private SettingsDocument settings() {
        return configLog.state().settingsOf("test").orElseThrow().document();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
