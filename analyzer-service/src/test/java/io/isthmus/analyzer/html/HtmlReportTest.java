package io.isthmus.analyzer.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.WholePage;
import io.isthmus.analyzer.report.ReportPage;
import io.isthmus.analyzer.report.ReportWords;
import io.isthmus.contracts.analysis.AnalysisResult;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    @Test
    void the_page_tells_verdict_estimate_settings_and_findings() throws Exception {
        AnalysisResult result =
                Analysing.counted(Analysing.analyse(DirSyncExport.untouched().zip()), 60_000);

        String page = WholePage.of(ReportPage.of(result, null, List.of(), List.of(), ReportWords.in(Locale.ENGLISH)));

        assertThat(page)
                .contains("Verdict: migrate in parallel", "about 216 minutes", "OU=Old,DC=fabrikam,DC=test")
                .contains("credentials of &#39;Active Directory Connector&#39;")
                .doesNotContain("<script", "http://", "https://");
    }

    @Test
    void names_out_of_an_export_are_never_markup() throws Exception {
        AnalysisResult result = Analysing.analyse(DirSyncExport.untouched()
                .withRulesExtension("&lt;script&gt;alert(1)&lt;/script&gt;.dll")
                .zip());

        String page = WholePage.of(ReportPage.of(result, null, List.of(), List.of(), ReportWords.in(Locale.ENGLISH)));

        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script");
    }

    @Test
    void the_page_shows_the_ways_side_by_side_with_their_reasons_and_the_checklist() throws Exception {
        LegacyExport export = Analysing.read(DirSyncExport.untouched().zip());
        AnalysisResult result = Analysing.counted(Analysing.conclude(export), 60_000);

        String page = WholePage.of(ReportPage.of(
                result,
                null,
                List.of(),
                Analysing.ways(result, Analysing.facts(export), null),
                ReportWords.in(Locale.ENGLISH)));

        assertThat(page)
                .contains(
                        "<td class=\"ON_REQUEST\">on explicit request</td>",
                        "<td class=\"RECOMMENDED\">recommended</td>")
                .contains("To Cloud Sync: not possible", "60,000 objects", "To be found out: Which of the attributes")
                .contains("☐", "Checklist: what needs an administrator")
                .doesNotContain("<script", "http://", "https://", ">null<");
    }
}
