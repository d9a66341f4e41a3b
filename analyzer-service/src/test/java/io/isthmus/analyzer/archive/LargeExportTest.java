package io.isthmus.analyzer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.SmallHeap;
import io.isthmus.analyzer.fixtures.WholePage;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.report.ReportPage;
import io.isthmus.analyzer.report.ReportWords;
import io.isthmus.contracts.analysis.AnalysisResult;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 100 MB of export, analysed to its report by a process with a small heap. */
class LargeExportTest {

    private static final long SIZE = 100_000_000;
    private static final String FLOWS =
            "<export-attribute-flow><export-flow-set cd-object-type=\"user\" mv-object-type=\"person\">";
    private static final String BEHIND_FLOWS = "</export-flow-set></export-attribute-flow>";

    @TempDir
    Path folder;

    @Test
    void a_hundred_megabytes_of_schema_fit_through_a_small_heap() throws Exception {
        String output = analysed(
                "-Xmx64m",
                "<schema>",
                i -> "<attribute id=\"a" + i + "\"><name>name " + spread(i) + "</name></attribute>\n",
                "</schema>" + FLOWS + flow(1) + flow(2) + BEHIND_FLOWS);

        assertThat(output).contains("result FIM_MIM, flows {DIRECT=2}");
    }

    @Test
    void a_hundred_megabytes_of_flows_are_counted_in_a_small_heap() throws Exception {
        String output = analysed("-Xmx96m", FLOWS, LargeExportTest::flow, BEHIND_FLOWS);

        assertThat(output).containsPattern("result FIM_MIM, flows \\{DIRECT=\\d{6,}\\}");
    }

    @Test
    void what_would_have_to_be_kept_as_a_whole_ends_in_a_named_error() throws Exception {
        String output = analysed(
                "-Xmx192m",
                "<ma-run-data>",
                i -> "<run-configuration><name>run " + spread(i) + "</name></run-configuration>\n",
                "</ma-run-data>");

        assertThat(output).contains("named TOO_MANY_ELEMENTS");
    }

    @Test
    void endlessly_many_names_end_in_a_named_error() throws Exception {
        String output = analysed("-Xmx64m", "<schema>", i -> "<n" + spread(i) + "/>\n", "</schema>");

        assertThat(output).contains("named TOO_MANY_ELEMENTS");
    }

    /** @return what the process printed */
    private String analysed(String heap, String before, LongFunction<String> part, String behind) throws Exception {
        Path export = folder.resolve("large.xml");
        write(export, before, part, behind);
        return SmallHeap.run(heap, folder, Analysis.class, export.toString());
    }

    private static void write(Path export, String before, LongFunction<String> part, String behind) throws IOException {
        try (BufferedWriter xml = Files.newBufferedWriter(export)) {
            xml.write(
                    "<saved-ma-configuration><ma-data><id>{1}</id><name>Large</name><category>AD</category>" + before);
            long size = 0;
            for (long i = 0; size < SIZE; i++) {
                String text = part.apply(i);
                xml.write(text);
                size += text.length();
            }
            xml.write(behind + "</ma-data></saved-ma-configuration>");
        }
    }

    private static String flow(long i) {
        return "<export-flow cd-attribute=\"x" + i + "\" id=\"{" + spread(i) + "}\"><direct-mapping><src-attribute>y"
                + i + "</src-attribute></direct-mapping></export-flow>\n";
    }

    private static String spread(long i) {
        return Long.toHexString(i * 0x9E3779B97F4A7C15L);
    }

    /** The whole way of one file, as the service goes it. */
    static final class Analysis {

        private Analysis() {}

        public static void main(String[] arguments) throws Exception {
            try {
                LegacyExport export =
                        new UploadReader(ReadingLimits.defaults()).read(Path.of(arguments[0]), "large.xml");
                AnalysisResult result = Analysing.conclude(export);
                ExportFacts facts = Analysing.facts(export, result);
                if (!WholePage.of(ReportPage.of(result, facts, List.of(), List.of(), ReportWords.in(Locale.ENGLISH)))
                        .endsWith("</html>\n")) {
                    System.exit(1);
                }
                System.out.println("result " + result.product().kind() + ", flows "
                        + export.connectors()
                                .getFirst()
                                .configuration()
                                .orElseThrow()
                                .flows()
                                .counts());
            } catch (UnreadableExport refused) {
                System.out.println("named " + refused.code() + ": " + refused.getMessage());
            }
        }
    }
}
