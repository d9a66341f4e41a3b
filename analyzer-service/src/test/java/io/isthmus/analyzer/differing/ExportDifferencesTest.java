package io.isthmus.analyzer.differing;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.analyzer.fixtures.DetailedExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.html.HtmlReport;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.inventory.FactWords;
import io.isthmus.analyzer.report.DifferencesPage;
import io.isthmus.analyzer.report.ReportWords;
import io.isthmus.contracts.analysis.ExportComparison;
import io.isthmus.contracts.analysis.ExportComparison.Area;
import io.isthmus.contracts.analysis.ExportComparison.Change;
import io.isthmus.contracts.analysis.ExportComparison.Compared;
import io.isthmus.contracts.analysis.ExportComparison.Difference;
import io.isthmus.contracts.analysis.ExportComparison.Weight;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExportDifferencesTest {

    private static final String RULE = "Sales in (fabrikam.test)";

    @Test
    void an_export_does_not_differ_from_itself() throws Exception {
        for (byte[] upload :
                List.of(DetailedExport.zip(), DirSyncExport.untouched().zip(), ConnectExport.withRule(5, ""))) {
            assertThat(between(facts(upload), facts(upload))).isEmpty();
        }
    }

    @Test
    void another_server_has_other_ids_accounts_and_times_and_that_means_nothing() throws Exception {
        List<Difference> differences =
                changed(files -> files.replaceAll((name, text) -> text.replace("11111111-0000", "99999999-0000")
                        .replace("33333333-0000", "88888888-0000")
                        .replace("<name>cloud</name>", "<name>cloud of the other server</name>")
                        .replace("OutToAADSales.001", "OutToAADSales.002")));

        assertThat(differences).isNotEmpty().allMatch(each -> each.weight() == Weight.NONE);
    }

    @Test
    void a_rule_that_changed_is_told_part_by_part() throws Exception {
        List<Difference> differences = changed(replacing(
                DetailedExport.CUSTOM_RULE,
                Map.of(
                        "<csValue>Sales</csValue>", "<csValue>Marketing</csValue>",
                        "<linkType>Provision", "<linkType>Join",
                        "Trim([department])", "[department]",
                        "<mapping><dest>pager</dest><src><attr>pager</attr></src></mapping>", "")));

        assertThat(differences)
                .contains(
                        rule("scope", Change.REMOVED, "department EQUAL Sales", null),
                        rule("scope", Change.ADDED, null, "department EQUAL Marketing"),
                        rule("link type", Change.CHANGED, "Provision", "Join"),
                        rule("flow to pager", Change.REMOVED, "pager", null))
                .anyMatch(each -> "flow to department".equals(each.property()) && each.change() == Change.CHANGED);
    }

    @Test
    void a_rule_that_is_new_has_an_effect_unless_it_is_disabled() throws Exception {
        assertThat(changed(files -> files.put("SynchronizationRules/n.xml", another(files, "Added", "False"))))
                .containsExactly(new Difference(
                        Area.RULE, "Added (fabrikam.test)", null, Change.ADDED, Weight.EFFECT, null, null));
        assertThat(changed(files -> files.put("SynchronizationRules/n.xml", another(files, "Added", "True"))))
                .containsExactly(new Difference(
                        Area.RULE, "Added (fabrikam.test)", null, Change.ADDED, Weight.NONE, null, null));
    }

    @Test
    void a_number_of_precedence_means_nothing_until_two_rules_change_places() throws Exception {
        assertThat(changed(replacing(DetailedExport.CUSTOM_RULE, Map.of("<precedence>50", "<precedence>60"))))
                .containsExactly(
                        new Difference(Area.RULE, RULE, "precedence", Change.CHANGED, Weight.NONE, "50", "60"));

        var two = DetailedExport.files();
        two.put("SynchronizationRules/n.xml", another(two, "Other", "False").replace(">50<", ">55<"));
        var swapped = new java.util.LinkedHashMap<>(two);
        swapped.computeIfPresent(DetailedExport.CUSTOM_RULE, (name, text) -> text.replace(">50<", ">58<"));

        assertThat(between(facts(DirSyncExport.zip(two)), facts(DirSyncExport.zip(swapped))))
                .containsExactly(new Difference(
                        Area.RULE,
                        RULE,
                        "precedence for department, mail, pager",
                        Change.CHANGED,
                        Weight.EFFECT,
                        "50",
                        "58"));
    }

    @Test
    void containers_settings_and_run_profiles_are_weighed() throws Exception {
        List<Difference> differences = changed(files -> {
            replacing(
                            DetailedExport.SOURCE,
                            Map.of(
                                    "<selected>1</selected>",
                                    "<selected>1</selected><filter><containers><exclusions><exclusion>OU=Old,DC=fabrikam,DC=test"
                                            + "</exclusion></exclusions></containers></filter>",
                                    "<batch-size>50",
                                    "<batch-size>99",
                                    "<attribute>fax</attribute>",
                                    "",
                                    "<attribute>mail</attribute>",
                                    "",
                                    "3268",
                                    "636"))
                    .accept(files);
            replacing(
                            DetailedExport.GLOBALS,
                            Map.of(
                                    "StagingMode\">False",
                                    "StagingMode\">True",
                                    "<parameter name=\"Microsoft.GroupWriteBack.Forest\"/>",
                                    "<parameter name=\"Microsoft.GroupWriteBack.Forest\">fabrikam.test</parameter>"))
                    .accept(files);
        });

        assertThat(weight(differences, "fabrikam.test: DC=fabrikam,DC=test")).isEqualTo(Weight.EFFECT);
        assertThat(weight(differences, "fabrikam.test: mail")).isEqualTo(Weight.EFFECT);
        assertThat(weight(differences, "fabrikam.test: fax")).isEqualTo(Weight.NONE);
        assertThat(weight(differences, "fabrikam.test: Full Import")).isEqualTo(Weight.OPERATION);
        assertThat(weight(differences, "Microsoft.Synchronize.StagingMode")).isEqualTo(Weight.OPERATION);
        assertThat(weight(differences, "Microsoft.GroupWriteBack.Forest")).isEqualTo(Weight.EFFECT);
        assertThat(differences.stream().map(Difference::weight)).isSorted();
    }

    @Test
    void what_one_of_two_formats_does_not_say_is_no_difference_but_not_told() throws Exception {
        List<Difference> differences = between(
                facts(DetailedExport.zip()), facts(DirSyncExport.untouched().zip()));

        assertThat(differences)
                .filteredOn(each -> each.area() == Area.RULE)
                .containsExactly(new Difference(Area.RULE, "*", "rules", Change.NOT_TOLD, Weight.EFFECT, "2", null));
    }

    @Test
    void the_page_shows_before_and_after_and_escapes_what_the_exports_say() throws Exception {
        List<Difference> differences =
                changed(replacing(DetailedExport.CUSTOM_RULE, Map.of("<csValue>Sales<", "<csValue>&lt;b&gt;Sales<")));
        ExportComparison comparison = new ExportComparison(
                new Compared("a", "before.zip", null),
                new Compared("b", "<after>.zip", "Azure AD Connect 1.1"),
                differences.size(),
                differences);

        String page = HtmlReport.of(DifferencesPage.of(comparison, ReportWords.in(Locale.ENGLISH)));

        assertThat(page)
                .contains("Differences between before.zip and &lt;after&gt;.zip", "look at them first")
                .contains("department EQUAL &lt;b&gt;Sales", "<td>department EQUAL Sales</td>")
                .doesNotContain("<script", "http://", "https://", "<b>");
    }

    private static Difference rule(String property, Change change, String before, String after) {
        return new Difference(Area.RULE, RULE, property, change, Weight.EFFECT, before, after);
    }

    private static Weight weight(List<Difference> differences, String subject) {
        return differences.stream()
                .filter(each -> each.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " is not told: " + differences))
                .weight();
    }

    private static String another(Map<String, String> files, String name, String disabled) {
        return files.get(DetailedExport.CUSTOM_RULE)
                .replace("33333333", "77777777")
                .replace("Sales in", name)
                .replace("<disabled>False", "<disabled>" + disabled);
    }

    private static Consumer<Map<String, String>> replacing(String file, Map<String, String> changes) {
        return files -> changes.forEach((old, fresh) -> {
            assertThat(files.get(file)).contains(old);
            files.computeIfPresent(file, (name, text) -> text.replace(old, fresh));
        });
    }

    /** In English. */
    private static List<Difference> between(ExportFacts before, ExportFacts after) {
        return ExportDifferences.between(before, after).stream()
                .map(FactWords.ENGLISH::of)
                .toList();
    }

    private static List<Difference> changed(Consumer<Map<String, String>> change) throws Exception {
        Map<String, String> files = DetailedExport.files();
        change.accept(files);
        return between(facts(DetailedExport.zip()), facts(DirSyncExport.zip(files)));
    }

    private static ExportFacts facts(byte[] upload) throws Exception {
        return Analysing.facts(Analysing.read(upload));
    }
}
