package io.isthmus.analyzer.corpora;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.Corpora;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.ManyRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;

/**
 * Prints how long each real export takes, and generated ones, from the packed upload to the result, warm, beside a bare parse of the same
 * bytes in the same run. Run by its name, with {@code -Dquick.start=}: it is no test.
 */
class LargestExportBenchmark {

    private static final int WARMED = 20;
    private static final int MEASURED = 20;

    private interface Work {
        void of(byte[] upload) throws Exception;
    }

    @Test
    void prints_the_time_of_each_export() throws Exception {
        for (Map.Entry<String, byte[]> export : exports().entrySet()) {
            long[] analysis = times(export.getValue(), Analysing::analyse);
            long[] parse = times(export.getValue(), LargestExportBenchmark::parse);
            System.out.printf(
                    "%s (%d KB packed): median %d ms, slowest %d ms of %d warm analyses; a bare parse %d ms, ratio"
                            + " %.1f%n",
                    export.getKey(),
                    export.getValue().length >> 10,
                    analysis[MEASURED / 2] / 1_000_000,
                    analysis[MEASURED - 1] / 1_000_000,
                    MEASURED,
                    parse[MEASURED / 2] / 1_000_000,
                    (double) analysis[MEASURED / 2] / parse[MEASURED / 2]);
        }
    }

    private static Map<String, byte[]> exports() throws IOException {
        Map<String, byte[]> exports = new TreeMap<>();
        for (int rules : new int[] {200, 5_000}) {
            ByteArrayOutputStream generated = new ByteArrayOutputStream();
            ManyRules.write(generated, rules);
            exports.put("generated, " + rules + " rules", generated.toByteArray());
        }
        for (String name : Corpora.LEGACY.subList(0, 2)) {
            Path folder = Corpora.folder(name);
            if (Files.isDirectory(folder)) {
                exports.put(name, DirSyncExport.zip(Corpora.files(folder)));
            }
        }
        return exports;
    }

    /** Sorted. */
    private static long[] times(byte[] upload, Work work) throws Exception {
        for (int i = 0; i < WARMED; i++) {
            work.of(upload);
        }
        long[] nanos = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long start = System.nanoTime();
            work.of(upload);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    /** Every event of every document of the archive, and nothing made of it. Old tools write {@code .XML}, too. */
    private static void parse(byte[] upload) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        long events = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(upload))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".xml")) {
                    XMLStreamReader parser = factory.createXMLStreamReader(open(zip));
                    while (parser.hasNext()) {
                        parser.next();
                        events++;
                    }
                }
            }
        }
        if (events == 0) {
            throw new IllegalStateException("there was nothing to parse, so nothing to compare with");
        }
    }

    private static InputStream open(InputStream entry) {
        return new FilterInputStream(entry) {
            @Override
            public void close() {
                // the next entry follows
            }
        };
    }
}
