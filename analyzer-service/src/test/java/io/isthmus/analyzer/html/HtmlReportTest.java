package io.isthmus.analyzer.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.DirSyncExport;
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

        String page = HtmlReport.of(ReportPage.of(result, null, List.of(), ReportWords.in(Locale.ENGLISH)));

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

        String page = HtmlReport.of(ReportPage.of(result, null, List.of(), ReportWords.in(Locale.ENGLISH)));

        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script");
    }
}
