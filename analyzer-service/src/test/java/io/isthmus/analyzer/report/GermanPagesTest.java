package io.isthmus.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.advice.InstallationFacts;
import io.isthmus.analyzer.analyzing.AnalysisStore.Kept;
import io.isthmus.analyzer.analyzing.AnalysisWords;
import io.isthmus.analyzer.analyzing.OurRules;
import io.isthmus.analyzer.counting.SourceCounts;
import io.isthmus.analyzer.differing.ExportDifferences;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.analyzer.fixtures.DetailedExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.GermanText;
import io.isthmus.analyzer.fixtures.RuleOfConnect;
import io.isthmus.analyzer.fixtures.WholePage;
import io.isthmus.analyzer.html.HtmlReport;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.inventory.FactWords;
import io.isthmus.analyzer.ways.WayOut;
import io.isthmus.analyzer.wiring.ShippedTables;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.ExportComparison;
import io.isthmus.contracts.analysis.ExportComparison.Compared;
import io.isthmus.contracts.analysis.ExportComparison.Difference;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages of exports that have a little of everything: nothing on them is English but what they quote. */
class GermanPagesTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-12-01");
    private static final String SCRIPT = "<scripted-mapping><src-attribute>quelle</src-attribute>"
            + "<script-context>kontext</script-context></scripted-mapping>";

    static Stream<byte[]> exports() {
        return Stream.of(
                DetailedExport.zip(),
                DirSyncExport.untouched().zip(),
                DirSyncExport.untouched()
                        .withFlow("title", SCRIPT)
                        .withRulesExtension("A.dll")
                        .withFilters("<filter-set cd-object-type=\"user\" type=\"scripted\"/>")
                        .withJoins("<join-profile cd-object-type=\"user\"><join-criterion>"
                                + "<resolution type=\"scripted\"/></join-criterion></join-profile>")
                        .zip(),
                DirSyncExport.untouched()
                        .withFilters("<filter-set cd-object-type=\"user\" type=\"declared\"><filter-alternative>"
                                + "<condition cd-attribute=\"title\" operator=\"equality\"><value>x</value></condition>"
                                + "<condition cd-attribute=\"mail\" operator=\"not-present\"/></filter-alternative>"
                                + "</filter-set>")
                        .zip(),
                RuleOfConnect.inbound("user", "person")
                        .direct("title", "title")
                        .flow("mail", "<src>fest</src>")
                        .scope("department", "EQUAL", "Vertrieb")
                        .scope("title", "ISNOTNULL", "")
                        .join("objectGUID", "sourceAnchorBinary", true)
                        .join("mail", "mail", false)
                        .export(),
                ConnectExport.withRule(250, "<mapping><dest>title</dest><src><attr>title</attr></src></mapping>"));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("exports")
    void nothing_on_a_german_report_is_english_but_what_it_quotes(byte[] upload) throws Exception {
        var export = Analysing.read(upload);
        AnalysisResult german =
                AnalysisWords.in(Locale.GERMAN).of(new Kept(Analysing.conclude(export), SourceCounts.none(), null));
        ExportFacts facts = Analysing.facts(export, german, Locale.GERMAN);
        var advice = ShippedTables.advice().in(Locale.GERMAN).on(InstallationFacts.of(german, facts, TODAY));

        List<WayOut> ways = Analysing.ways(german, facts, null, Locale.GERMAN);

        String page = WholePage.of(ReportPage.of(german, facts, advice, ways, ReportWords.in(Locale.GERMAN)));

        List<String> quoted = GermanText.in(upload);
        advice.forEach(row -> quoted.addAll(List.of(row.source(), row.name())));
        ways.forEach(way -> way.reasons().forEach(reason -> quoted.add(String.valueOf(reason.evidence()))));
        quoted.add(WireFormat.mapper().writeValueAsString(OurRules.forActiveDirectory()));
        quoted.add(WireFormat.mapper().writeValueAsString(german.settings()));
        assertThat(new GermanText(quoted).foreign(page)).isEmpty();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("exports")
    void nothing_on_a_german_page_of_differences_is_english_but_what_it_quotes(byte[] upload) throws Exception {
        List<String> quoted = GermanText.in(upload);
        for (byte[] other : exports().toList()) {
            quoted.addAll(GermanText.in(other));
            String page = HtmlReport.of(DifferencesPage.of(compared(upload, other), ReportWords.in(Locale.GERMAN)));

            assertThat(new GermanText(quoted).foreign(page)).isEmpty();
        }
    }

    private static ExportComparison compared(byte[] before, byte[] after) throws Exception {
        FactWords german = FactWords.in(Locale.GERMAN);
        List<Difference> differences = ExportDifferences.between(kept(before), kept(after)).stream()
                .map(german::of)
                .toList();
        return new ExportComparison(
                new Compared("a", "vorher.zip", "1"),
                new Compared("b", "nachher.zip", "2"),
                differences.size(),
                differences);
    }

    private static ExportFacts kept(byte[] upload) throws Exception {
        var export = Analysing.read(upload);
        return Analysing.kept(export, Analysing.conclude(export));
    }
}
