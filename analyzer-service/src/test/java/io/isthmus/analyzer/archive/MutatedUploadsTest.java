package io.isthmus.analyzer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.reading.ReadingLimits;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to an export, it ends in a result or a named error. System property {@code isthmus.fuzz} sets the number
 * of inputs: 6,000 unless given; 100,000 and more for a long run.
 */
class MutatedUploadsTest {

    private static final int INPUTS = Integer.getInteger("isthmus.fuzz", 6_000);
    private static final List<String> INSERTED = List.of(
            "<",
            ">",
            "&",
            "\"",
            "]]>",
            "<!--",
            "-->",
            "<![CDATA[",
            "&lt;",
            "\0",
            "\uFFFF",
            "<partition>",
            "</ma-data>",
            "type=\"scripted\"",
            "<assembly-name>x</assembly-name>",
            "&#x0;",
            "<?x ?>",
            "<!DOCTYPE a>",
            "{}",
            "é",
            "\\00ACNF:");

    private final Random random = new Random(20_261_121L);

    @Test
    void every_input_ends_in_a_result_or_a_named_error() throws Exception {
        int results = 0;
        Map<String, String> files = seed().files();
        byte[] zip = seed().zip();
        for (int i = 0; i < INPUTS; i++) {
            byte[] input = i % 3 == 0 ? flipped(zip) : mutated(files, i % 3 == 1);
            long start = System.nanoTime();
            results += ends(input, i);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("input " + i)
                    .isLessThan(Duration.ofSeconds(20));
        }
        assertThat(results).as("mutations that leave something to analyse").isGreaterThan(INPUTS / 20);
    }

    private static int ends(byte[] input, int number) throws Exception {
        try {
            AnalysisResult result = Analysing.conclude(Analysing.read(input, ReadingLimits.defaults()));
            assertThat(WireFormat.mapper().writeValueAsBytes(result).length)
                    .as("input " + number)
                    .isLessThan(900_000);
            return 1;
        } catch (UnreadableExport named) {
            assertThat(named.code()).as("input " + number).isNotNull();
            return 0;
        } catch (RuntimeException trace) {
            throw new AssertionError("input " + number + " ends in " + trace, trace);
        }
    }

    private static DirSyncExport seed() {
        return DirSyncExport.untouched()
                .withFlow("title", "<constant-mapping><constant-value>a</constant-value></constant-mapping>")
                .withFilters("<filter-set cd-object-type=\"user\" type=\"declared\"><filter-alternative>"
                        + "<condition cd-attribute=\"title\" operator=\"equality\"><value>x</value></condition>"
                        + "</filter-alternative></filter-set>");
    }

    private byte[] flipped(byte[] zip) {
        byte[] changed = random.nextInt(4) == 0 ? Arrays.copyOf(zip, random.nextInt(zip.length)) : zip.clone();
        for (int n = random.nextInt(8); n >= 0 && changed.length > 0; n--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private byte[] mutated(Map<String, String> files, boolean packed) {
        Map<String, String> changed = new LinkedHashMap<>(files);
        String name = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
        String text = files.get(name);
        for (int n = random.nextInt(5); n >= 0; n--) {
            text = mutation(text);
        }
        changed.put(name, text);
        return packed ? DirSyncExport.zip(changed) : text.getBytes(StandardCharsets.UTF_8);
    }

    private String mutation(String text) {
        if (text.isEmpty()) {
            return INSERTED.get(random.nextInt(INSERTED.size()));
        }
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(60));
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, from) + INSERTED.get(random.nextInt(INSERTED.size())) + text.substring(from);
            case 2 -> text.substring(0, to) + text.substring(from);
            case 3 -> text.replaceFirst(">[^<>]{1,40}<", ">" + random.nextLong() + "<");
            default -> swapped(text, from);
        };
    }

    /** Two elements change places: well-formed more often than not. */
    private String swapped(String text, int from) {
        int start = text.indexOf('<', from);
        int end = start < 0 ? -1 : text.indexOf('>', start);
        if (end < 0) {
            return text.substring(0, from);
        }
        String tag = text.substring(start, end + 1);
        int elsewhere = text.indexOf('<', random.nextInt(text.length()));
        return elsewhere < 0 ? text : text.substring(0, elsewhere) + tag + text.substring(elsewhere);
    }
}
