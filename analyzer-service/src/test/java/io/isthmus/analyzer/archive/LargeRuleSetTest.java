package io.isthmus.analyzer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.analyzing.PublishedForm;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.ManyRules;
import io.isthmus.analyzer.fixtures.SmallHeap;
import io.isthmus.analyzer.html.HtmlReport;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.report.ReportPage;
import io.isthmus.analyzer.report.ReportWords;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of rules, from the upload to the page of their report in a process with a small heap. {@code -Disthmus.rules=20000} asks for more of them. */
class LargeRuleSetTest {

    private static final int RULES = Integer.getInteger("isthmus.rules", 5_000);
    private static final String HEAP = System.getProperty("isthmus.rules.heap", "-Xmx192m");

    @TempDir
    Path folder;

    @Test
    void five_thousand_rules_are_analysed_in_a_small_heap() throws Exception {
        Path export = folder.resolve("rules.zip");
        try (OutputStream bytes = Files.newOutputStream(export)) {
            ManyRules.write(bytes, RULES);
        }

        assertThat(SmallHeap.run(HEAP, folder, Analysis.class, export.toString()))
                .contains(RULES + " rules", "custom 100", "a page of ");
    }

    /** The whole way of one file, as the service goes it. */
    static final class Analysis {

        private Analysis() {}

        public static void main(String[] arguments) throws Exception {
            long before = SmallHeap.used();
            LegacyExport export = new UploadReader(ReadingLimits.defaults()).read(Path.of(arguments[0]), "rules.zip");
            long read = SmallHeap.used() - before;
            AnalysisResult result = Analysing.conclude(export);
            ExportFacts facts = Analysing.facts(export, result);
            int message = WireFormat.mapper().writeValueAsBytes(PublishedForm.of(result)).length;
            if (message > PublishedForm.LARGEST_MESSAGE) {
                throw new IllegalStateException("no message carries " + message + " bytes");
            }
            System.out.printf(
                    "%d rules, custom %d; facts %d MB, with result and facts of the report %d MB (%d MB kept), message"
                            + " %d KB%n",
                    export.rules().size(),
                    result.settings().rules().custom().size(),
                    read,
                    SmallHeap.used() - before,
                    WireFormat.mapper().writeValueAsBytes(facts).length >> 20,
                    message >> 10);
            System.out.printf("a page of %d MB%n", page(result, facts) >> 20);
        }

        private static long page(AnalysisResult result, ExportFacts facts) throws Exception {
            long[] size = {0};
            OutputStream counted = new OutputStream() {
                @Override
                public void write(int b) {
                    size[0]++;
                }

                @Override
                public void write(byte[] bytes, int from, int length) {
                    size[0] += length;
                }
            };
            try (Writer to = new OutputStreamWriter(counted, StandardCharsets.UTF_8)) {
                HtmlReport.write(
                        ReportPage.of(
                                result,
                                facts,
                                List.of(),
                                Analysing.ways(result, facts, null),
                                ReportWords.in(Locale.ENGLISH)),
                        to);
            }
            return size[0];
        }
    }
}
