package io.isthmus.analyzer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.reading.ReadingLimits;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 100 MB of export, read by a process with 48 MiB of heap. */
class LargeExportTest {

    private static final long SIZE = 100_000_000;

    @TempDir
    Path folder;

    @Test
    void a_hundred_megabytes_fit_through_a_small_heap() throws Exception {
        Path export = folder.resolve("large.xml");
        write(export);
        assertThat(export).satisfies(file -> assertThat(Files.size(file)).isGreaterThan(SIZE));
        Path output = folder.resolve("output");

        Process reading = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reading.class.getName(),
                        export.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        boolean ended = reading.waitFor(120, TimeUnit.SECONDS);
        reading.destroyForcibly();
        assertThat(ended).as("reading ended in time").isTrue();
        assertThat(reading.exitValue()).as(Files.readString(output)).isZero();
    }

    /** Mostly schema, as in real exports, and some thousand flows. */
    private static void write(Path export) throws IOException {
        try (BufferedWriter xml = Files.newBufferedWriter(export)) {
            xml.write("<saved-ma-configuration><ma-data><id>{1}</id><name>Large</name><category>AD</category><schema>");
            long size = 0;
            for (long i = 0; size < SIZE; i++) {
                String line = "<attribute id=\"a" + i + "\"><name>name " + Long.toHexString(i * 0x9E3779B97F4A7C15L)
                        + "</name></attribute>\n";
                xml.write(line);
                size += line.length();
            }
            xml.write("</schema><export-attribute-flow><export-flow-set cd-object-type=\"user\">");
            for (int i = 0; i < 5_000; i++) {
                xml.write("<export-flow cd-attribute=\"x" + i + "\"><direct-mapping><src-attribute>y" + i
                        + "</src-attribute></direct-mapping></export-flow>");
            }
            xml.write("</export-flow-set></export-attribute-flow></ma-data></saved-ma-configuration>");
        }
    }

    static final class Reading {

        private Reading() {}

        public static void main(String[] arguments) throws Exception {
            LegacyExport export = new UploadReader(ReadingLimits.defaults()).read(Path.of(arguments[0]), "large.xml");
            System.exit(export.connectors().getFirst().flows().size() == 5_000 ? 0 : 1);
        }
    }
}
