package io.isthmus.analyzer.corpora;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.Corpora;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Prints how long each real export takes, from the packed upload to the result, warm. Run by its name: it is no test. */
class LargestExportBenchmark {

    private static final int WARMED = 20;
    private static final int MEASURED = 20;

    @Test
    void prints_the_time_of_each_export() throws Exception {
        boolean measured = false;
        for (String name : Corpora.LEGACY.subList(0, 2)) {
            Path folder = Corpora.folder(name);
            if (Files.isDirectory(folder)) {
                print(name, DirSyncExport.zip(Corpora.files(folder)));
                measured = true;
            }
        }
        Assumptions.assumeTrue(measured, "no corpora: name their folder by -Disthmus.corpora=…");
    }

    private static void print(String name, byte[] upload) throws Exception {
        for (int i = 0; i < WARMED; i++) {
            Analysing.analyse(upload);
        }
        long[] nanos = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long start = System.nanoTime();
            Analysing.analyse(upload);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s (%d KB packed): median %d ms, slowest %d ms of %d warm analyses%n",
                name, upload.length >> 10, nanos[MEASURED / 2] / 1_000_000, nanos[MEASURED - 1] / 1_000_000, MEASURED);
    }
}
