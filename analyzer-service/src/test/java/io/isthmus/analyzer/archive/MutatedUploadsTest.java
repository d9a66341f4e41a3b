package io.isthmus.analyzer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.advice.InstallationFacts;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.CloudSyncExport;
import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.analyzer.fixtures.Corpora;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.OtherExports;
import io.isthmus.analyzer.fixtures.PrintedExport;
import io.isthmus.analyzer.fixtures.WholePage;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.analyzer.report.ReportPage;
import io.isthmus.analyzer.report.ReportWords;
import io.isthmus.analyzer.wiring.ShippedTables;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to an export, it ends in a result with its report or in a named error: no exception, no hang, no memory
 * that is kept. Seeds are all fixtures, and the corpora where they are.
 *
 * <p>System property {@code isthmus.fuzz} sets the number of inputs: 6,000 unless given, 100,000 and more for a long run;
 * {@code isthmus.fuzz.seed} another beginning than the usual one.
 */
class MutatedUploadsTest {

    private static final int INPUTS = Integer.getInteger("isthmus.fuzz", 6_000);
    private static final long SEED = Long.getLong("isthmus.fuzz.seed", 20_261_121L);
    private static final int SECONDS_EACH = 20;
    private static final long GROWTH = 64L << 20;
    private static final int LARGE = 100_000;
    private static final LocalDate TODAY = LocalDate.parse("2026-01-01");

    private final Mutations mutations = new Mutations(SEED);

    @Test
    void every_input_ends_in_a_result_or_a_named_error() throws Exception {
        List<Seed> seeds = seeds();
        Map<String, Integer> ends = new TreeMap<>();
        long slowest = 0;
        long before = 0;
        try (ExecutorService one = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < INPUTS; i++) {
                if (i == INPUTS / 10) {
                    before = used();
                }
                byte[] input = mutations.of(chosen(seeds));
                long start = System.nanoTime();
                ends.merge(within(one, input, i), 1, Integer::sum);
                slowest = Math.max(slowest, System.nanoTime() - start);
            }
        }
        long growth = used() - before;
        System.out.printf(
                "%d inputs of %d seeds, slowest %d ms, heap grew by %d KB: %s%n",
                INPUTS, seeds.size(), TimeUnit.NANOSECONDS.toMillis(slowest), growth >> 10, ends);
        assertThat(ends.getOrDefault("result", 0))
                .as("mutations that leave something to analyse")
                .isGreaterThan(INPUTS / 20);
        assertThat(growth).as("heap kept after all inputs").isLessThan(GROWTH);
    }

    /** One kind of upload: its files by name. */
    record Seed(Map<String, String> files, boolean large) {}

    /** Large files are rare, so that many inputs fit into the time. */
    private Seed chosen(List<Seed> seeds) {
        Seed seed = seeds.get(mutations.next(seeds.size()));
        return seed.large() && mutations.next(20) > 0 ? seeds.get(mutations.next(4)) : seed;
    }

    private static String within(ExecutorService one, byte[] input, int number) throws Exception {
        Future<String> end = one.submit(() -> end(input, number));
        try {
            return end.get(SECONDS_EACH, TimeUnit.SECONDS);
        } catch (TimeoutException hang) {
            throw new AssertionError(
                    "input " + number + " takes longer than " + SECONDS_EACH + " s: " + kept(input), hang);
        } catch (ExecutionException fault) {
            throw new AssertionError(
                    "input " + number + " ends in " + fault.getCause() + ": " + kept(input), fault.getCause());
        }
    }

    private static String end(byte[] input, int number) throws Exception {
        try {
            LegacyExport export = Analysing.read(input, ReadingLimits.defaults());
            AnalysisResult result = Analysing.conclude(export);
            assertThat(WireFormat.mapper().writeValueAsBytes(result).length)
                    .as("input " + number)
                    .isLessThan(900_000);
            ExportFacts facts = Analysing.facts(export);
            WireFormat.mapper().readValue(WireFormat.mapper().writeValueAsBytes(facts), ExportFacts.class);
            WholePage.of(ReportPage.of(
                    Analysing.counted(result, number),
                    facts,
                    ShippedTables.advice().on(InstallationFacts.of(result, facts, TODAY)),
                    Analysing.ways(result, facts, null),
                    ReportWords.in(Locale.ENGLISH)));
            return "result";
        } catch (UnreadableExport named) {
            assertThat(named.getMessage()).as("input " + number).isNotBlank();
            assertThat(named.whatToDo()).as("input " + number).isNotBlank();
            return named.code().name();
        }
    }

    /** What failed is kept to be looked at. */
    private static String kept(byte[] input) throws IOException {
        return Files.write(Files.createTempFile("isthmus-fuzz-", ".bin"), input).toString();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static List<Seed> seeds() throws IOException {
        List<Seed> seeds = new ArrayList<>();
        seeds.add(new Seed(
                DirSyncExport.untouched()
                        .withFlow("title", "<constant-mapping><constant-value>a</constant-value></constant-mapping>")
                        .withFilters("<filter-set cd-object-type=\"user\" type=\"declared\"><filter-alternative>"
                                + "<condition cd-attribute=\"title\" operator=\"equality\"><value>x</value></condition>"
                                + "</filter-alternative></filter-set>")
                        .files(),
                false));
        seeds.add(new Seed(
                ConnectExport.files(
                        "<mapping><dest>title</dest><expression>IIF(IsPresent([title]),UCase([title]) &amp; %Forest.FQDN%,"
                                + "Switch([a]=1,\"x\",Left(Trim([cn]),448)))</expression></mapping>"),
                false));
        seeds.add(new Seed(Map.of("settings.json", OtherExports.JSON), false));
        seeds.add(new Seed(Map.of("schema.json", CloudSyncExport.SCHEMA), false));
        seeds.add(new Seed(Map.of("rules.json", PrintedExport.RULES), false));
        seeds.add(new Seed(Map.of("connectors.json", PrintedExport.CONNECTORS), false));
        seeds.add(new Seed(Map.of("host.xml", OtherExports.ECMA2_HOST), false));
        for (String folder : Corpora.LEGACY) {
            if (Files.isDirectory(Corpora.folder(folder))) {
                Corpora.files(Corpora.folder(folder))
                        .forEach((name, text) ->
                                seeds.add(new Seed(new LinkedHashMap<>(Map.of(name, text)), text.length() > LARGE)));
            }
        }
        return seeds;
    }
}
