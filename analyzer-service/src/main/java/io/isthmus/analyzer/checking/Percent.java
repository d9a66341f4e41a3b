package io.isthmus.analyzer.checking;

import io.isthmus.analyzer.checking.ReadinessCheck.Directory;
import io.isthmus.analyzer.checking.ReadinessCheck.Phase;
import java.util.Collection;

/** How far a check is: counting to 5, reading to 75, comparing to 80, following references to 99. An estimate for people. */
final class Percent {

    private static final int COUNTED = 5;
    private static final int READ = 75;
    private static final int COMPARED = 80;
    private static final int FOLLOWED = 99;

    private Percent() {}

    static int of(Phase phase, Collection<Directory> directories, long lookedUp, long toVerify) {
        return switch (phase) {
            case COUNTING -> {
                long counted =
                        directories.stream().filter(d -> d.expected() != null).count();
                yield between(0, COUNTED, counted, directories.size());
            }
            case READING -> {
                long read = directories.stream().mapToLong(Directory::read).sum();
                long expected = directories.stream()
                        .mapToLong(d -> d.expected() == null ? 0 : d.expected())
                        .sum();
                yield between(COUNTED, READ, read, expected);
            }
            case COMPARING -> READ;
            case FOLLOWING_REFERENCES -> between(COMPARED, FOLLOWED, lookedUp, toVerify);
            case ENDED -> 100;
        };
    }

    private static int between(int from, int to, long done, long all) {
        return all <= 0 ? from : (int) (from + (to - from) * Math.min(done, all) / all);
    }
}
