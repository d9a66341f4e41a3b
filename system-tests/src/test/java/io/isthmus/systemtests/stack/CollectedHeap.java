package io.isthmus.systemtests.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What garbage collections have left of a heap, in MiB.
 *
 * @param most after any collection: with what only a full one would have found
 * @param mostAfterFull after a full one: what was in use; 0 where none was needed
 */
public record CollectedHeap(int most, int mostAfterFull) {

    private static final Pattern PAUSE = Pattern.compile("Pause (Young|Full) .*\\d+M->(\\d+)M\\(\\d+M\\)");

    /** @param log of {@code -Xlog:gc} */
    static CollectedHeap read(Path log) {
        int most = 0;
        int mostAfterFull = 0;
        try {
            for (var line : Files.readAllLines(log)) {
                var pause = PAUSE.matcher(line);
                if (pause.find()) {
                    int left = Integer.parseInt(pause.group(2));
                    most = Math.max(most, left);
                    mostAfterFull = pause.group(1).equals("Full") ? Math.max(mostAfterFull, left) : mostAfterFull;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CollectedHeap(most, mostAfterFull);
    }
}
