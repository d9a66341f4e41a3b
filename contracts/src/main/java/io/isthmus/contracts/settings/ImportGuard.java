package io.isthmus.contracts.settings;

/**
 * How much one import of a source may lose before its departures are withheld: the shrink guard. Both limits have to be met, for
 * one class of objects.
 *
 * @param percent of the known objects of the class, 1 to 100; 10 where none is given
 * @param atLeast so many departures, 1 or more; 5 where none is given
 */
public record ImportGuard(int percent, int atLeast) {

    private static final int PERCENT = 10;
    private static final int AT_LEAST = 5;

    public ImportGuard {
        percent = percent == 0 ? PERCENT : percent;
        atLeast = atLeast == 0 ? AT_LEAST : atLeast;
    }

    public static ImportGuard defaults() {
        return new ImportGuard(PERCENT, AT_LEAST);
    }

    /** Whether so many departures are too many to be believed without somebody who looks at them. */
    public boolean holds(long leaving, long known) {
        return leaving >= atLeast && leaving * 100 >= percent * known;
    }
}
