package io.isthmus.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.DetailedExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.WholePage;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.contracts.WireFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the configuration documenter of Azure AD Connect shows, and what it means. */
class DocumentedConfigurationTest {

    private static final Pattern TEXT = Pattern.compile(">([^<>]+)<");

    @Test
    void a_rule_is_told_in_full_in_words_and_as_a_table() throws Exception {
        assertThat(page(ReportWords.in(Locale.ENGLISH)))
                .contains("50 Sales in", "It takes objects of type user from fabrikam.test")
                .contains("It applies to those with department EQUAL Sales.")
                .contains("It looks for an existing object of type person by employeeID = employeeID.")
                .contains("Where none is linked it creates one of type person.")
                .contains("It has 3 flows: 2 direct, 1 by expression, 0 constant; 0 of them once only.")
                .contains("<td>mail</td><td>direct</td><td>mail</td><td>Merge</td><td>no</td>");
        JsonNode flow = facts().at("/rules/0/mappings/0");
        assertThat(flow.at("/target").asText()).isEqualTo("department");
        assertThat(flow.at("/how").asText()).isEqualTo("EXPRESSION");
        assertThat(flow.at("/reads").toString()).isEqualTo("[\"department\"]");
    }

    @Test
    void a_constant_and_a_flow_that_applies_once_are_told_as_such() throws Exception {
        var files = DetailedExport.files();
        files.computeIfPresent(
                DetailedExport.CUSTOM_RULE,
                (name, text) -> text.replace(
                        "<mapping><dest>pager</dest><src><attr>pager</attr></src></mapping>",
                        "<mapping execute-once=\"true\"><dest>cloudFiltered</dest><src>True</src></mapping>"));
        JsonNode flow = json(DirSyncExport.zip(files)).at("/rules/0/mappings/2");

        assertThat(flow.at("/how").asText()).isEqualTo("CONSTANT");
        assertThat(flow.at("/source").asText()).isEqualTo("True");
        assertThat(flow.at("/once").asBoolean()).isTrue();
        assertThat(flow.at("/reads").size()).isZero();
    }

    @Test
    void of_each_rule_it_is_said_what_becomes_of_it() throws Exception {
        assertThat(page(ReportWords.in(Locale.ENGLISH)))
                .containsPattern("(?s)50 Sales in</h3>.*?<th>In Isthmus</th><td>carried over</td>")
                .containsPattern("(?s)120 Sales out</h3>.*?whether it was changed is not known</td>")
                .containsPattern("(?s)50 Sales in</h3>.*?The rule &#39;Sales in&#39; is a custom one.");
    }

    @Test
    void an_attribute_is_followed_from_end_to_end_with_the_precedence_of_each_rule() throws Exception {
        JsonNode path = path("department");

        assertThat(path.at("/judgement").asText()).isEqualTo("COMPLETE");
        assertThat(path.at("/arrives/0").toString())
                .contains("\"connector\":\"fabrikam.test\"", "\"attribute\":\"department\"", "\"rule\":\"Sales in\"")
                .contains("\"precedence\":50");
        assertThat(path.at("/leaves/0").toString())
                .contains("\"connector\":\"cloud\"", "\"attribute\":\"departmentName\"", "\"precedence\":120");
        assertThat(page(ReportWords.in(Locale.ENGLISH)))
                .contains("120 Sales out: cloud user.departmentName", "Attribute flows of person, from end to end");
    }

    @Test
    void an_attribute_that_nothing_fills_or_that_goes_nowhere_is_said_to() throws Exception {
        assertThat(path("title").at("/judgement").asText()).isEqualTo("NEVER_FILLED");
        assertThat(path("pager").at("/judgement").asText()).isEqualTo("GOES_NOWHERE");
        assertThat(path("employeeID").at("/judgement").asText()).isEqualTo("NEVER_FILLED");
        assertThat(path("employeeID").at("/askedBy/0").asText()).isEqualTo("Sales in");
    }

    @Test
    void two_rules_of_one_precedence_that_fill_one_attribute_are_told() throws Exception {
        var files = DetailedExport.files();
        files.put(
                "SynchronizationRules/SynchronizationRule_{5}.xml",
                files.get(DetailedExport.CUSTOM_RULE)
                        .replace("33333333", "55555555")
                        .replace("Sales in", "Sales again"));
        JsonNode facts = json(DirSyncExport.zip(files));

        assertThat(pathOf(facts, "department").at("/judgement").asText()).isEqualTo("CONTESTED");
    }

    @Test
    void attributes_are_told_by_name_and_use() throws Exception {
        JsonNode uses = facts().at("/connectors/0/attributeUses");

        assertThat(use(uses, "department").toString())
                .contains("\"readBy\":[\"Sales in\"]", "\"filteredBy\":[\"Sales in\"]", "\"judgement\":\"USED\"");
        assertThat(use(uses, "fax").at("/judgement").asText()).isEqualTo("UNUSED");
        assertThat(use(uses, "pager").at("/judgement").asText()).isEqualTo("NOT_SELECTED");
        assertThat(use(uses, "employeeID").at("/joinedBy/0").asText()).isEqualTo("Sales in");
    }

    @Test
    void run_profiles_have_their_steps_with_thresholds_and_batch_sizes() throws Exception {
        JsonNode step = facts().at("/connectors/0/runProfiles/0/steps/0");

        assertThat(step.at("/type").asText()).isEqualTo("full-import");
        assertThat(step.at("/subtype").asText()).isEqualTo("to-cs");
        assertThat(step.at("/partition").asText()).isEqualTo("DC=fabrikam,DC=test");
        assertThat(step.at("/limits").toString())
                .isEqualTo("{\"batch-size\":\"50\",\"page-size\":\"500\",\"threshold object\":\"7\"}");
    }

    @Test
    void all_global_settings_are_told_also_those_that_are_not_set() throws Exception {
        assertThat(facts().at("/globals/parameters").size()).isEqualTo(3);
        assertThat(page(ReportWords.in(Locale.ENGLISH)))
                .contains("All 3 global settings", "<td>Microsoft.GroupWriteBack.Forest</td><td>not set</td>");
    }

    @Test
    void connection_options_are_told_and_no_secret_is() throws Exception {
        assertThat(facts().at("/connectors/0/options").toString())
                .isEqualTo("{\"forest-port\":\"3268\",\"preferred-dc\":\"dc1.fabrikam.test\",\"sign-and-seal\":\"1\"}");
        assertThat(facts().at("/connectors/1/options").toString()).isEqualTo("{\"export-max-page-size\":\"30\"}");
        assertThat(page(ReportWords.in(Locale.ENGLISH)) + facts()).doesNotContain("hidden-1", "hidden-2");
    }

    @Test
    void the_schema_of_the_metaverse_is_told() throws Exception {
        assertThat(facts().at("/metaverse/schema/types/0/attributes").toString())
                .isEqualTo("[\"department\",\"proxyAddresses\"]");
        assertThat(page(ReportWords.in(Locale.ENGLISH))).contains("department, proxyAddresses*");
    }

    @Test
    void facts_that_were_kept_by_an_earlier_version_are_still_shown() throws Exception {
        ObjectNode earlier = (ObjectNode) facts();
        earlier.remove("attributePaths");
        ObjectNode connector = (ObjectNode) earlier.at("/connectors/0");
        connector.remove(List.of("attributeUses", "options"));
        ((ObjectNode) connector.at("/runProfiles/0"))
                .set("steps", earlier.arrayNode().add("full-import"));
        ((ObjectNode) earlier.at("/globals")).remove("parameters");
        ((ObjectNode) earlier.at("/metaverse")).remove("schema");
        ((ArrayNode) earlier.at("/rules")).forEach(rule -> ((ObjectNode) rule).remove(List.of("mappings", "evidence")));

        ExportFacts read = WireFormat.mapper().treeToValue(earlier, ExportFacts.class);

        String page = WholePage.of(ReportPage.of(
                Analysing.analyse(DetailedExport.zip()), read, List.of(), List.of(), ReportWords.in(Locale.ENGLISH)));
        assertThat(page).contains("<td>full-import</td>", "50 Sales in").doesNotContain(">null<");
    }

    @Test
    void every_sentence_of_the_page_is_in_the_message_bundle() throws Exception {
        ResourceBundle english = ResourceBundle.getBundle("io.isthmus.analyzer.report.words", Locale.ROOT);
        String bracketed = page(new ReportWords(bracketed(english)));

        List<String> own = new ArrayList<>();
        Matcher text = TEXT.matcher(bracketed.substring(bracketed.indexOf("<body>")));
        while (text.find()) {
            if (!text.group(1).isBlank()) {
                own.add(text.group(1).strip());
            }
        }
        assertThat(own).filteredOn(each -> each.contains("⟦")).hasSizeGreaterThan(100);
        for (String sentence : List.of("It takes", "It applies", "Full Import flows", "Verdict", "goes nowhere")) {
            assertThat(own)
                    .allSatisfy(each -> assertThat(each.replaceAll("⟦.*⟧", "")).doesNotContain(sentence));
        }
    }

    private static ResourceBundle bracketed(ResourceBundle words) {
        return new ResourceBundle() {
            @Override
            protected Object handleGetObject(String key) {
                return words.containsKey(key) ? "⟦" + words.getString(key) + "⟧" : null;
            }

            @Override
            public Enumeration<String> getKeys() {
                return Collections.enumeration(words.keySet());
            }
        };
    }

    private static String page(ReportWords words) throws Exception {
        var export = Analysing.read(DetailedExport.zip());
        return WholePage.of(
                ReportPage.of(Analysing.conclude(export), Analysing.facts(export), List.of(), List.of(), words));
    }

    private static JsonNode facts() throws Exception {
        return json(DetailedExport.zip());
    }

    private static JsonNode json(byte[] upload) throws Exception {
        return WireFormat.mapper().valueToTree(Analysing.facts(Analysing.read(upload)));
    }

    private static JsonNode path(String attribute) throws Exception {
        return pathOf(facts(), attribute);
    }

    private static JsonNode pathOf(JsonNode facts, String attribute) {
        return use(facts.at("/attributePaths"), attribute);
    }

    private static JsonNode use(JsonNode list, String attribute) {
        for (JsonNode each : list) {
            if (each.at("/attribute").asText().equals(attribute)) {
                return each;
            }
        }
        throw new AssertionError("nothing is said of " + attribute + ": " + list);
    }
}
