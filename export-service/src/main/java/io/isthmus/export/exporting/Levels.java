package io.isthmus.export.exporting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who is to be created after whom, in as few waves as there are levels of management. Pure; arrays, because a first export
 * orders a million objects in a small heap.
 */
public final class Levels {

    /** Stands for no object where a row names nobody. */
    public static final long NOBODY = 0;

    private final long[] objects;
    private final int[] levels;
    private int level;

    private Levels(long[] objects) {
        this.objects = objects;
        this.levels = new int[objects.length];
    }

    /**
     * @param from objects to be created, in ascending order, one entry for each object they refer to
     * @param to the object referred to at the same place, or {@link #NOBODY}; who is not in {@code from} need not be waited for
     * @return ids, level by level, ascending; everybody comes in a later level than all they refer to. Whoever is in a circle,
     *     or refers into one, is in none.
     */
    public static List<long[]> of(long[] from, long[] to) {
        Levels levels = new Levels(distinct(from));
        List<long[]> found = new ArrayList<>();
        for (long[] next = levels.next(from, to); next.length > 0; next = levels.next(from, to)) {
            found.add(next);
        }
        return found;
    }

    private static long[] distinct(long[] ascending) {
        long[] distinct = new long[ascending.length];
        int count = 0;
        for (long id : ascending) {
            if (count == 0 || distinct[count - 1] != id) {
                distinct[count++] = id;
            }
        }
        return Arrays.copyOf(distinct, count);
    }

    private long[] next(long[] from, long[] to) {
        level++;
        long[] next = new long[objects.length];
        int count = 0;
        for (int row = 0, object = 0; object < objects.length; object++) {
            boolean ready = levels[object] == 0;
            for (; row < from.length && from[row] == objects[object]; row++) {
                ready = ready && isBefore(to[row], objects[object]);
            }
            if (ready) {
                levels[object] = level;
                next[count++] = objects[object];
            }
        }
        return Arrays.copyOf(next, count);
    }

    /** Nobody, oneself, and strangers are not waited for. */
    private boolean isBefore(long id, long self) {
        if (id == NOBODY || id == self) {
            return true;
        }
        int found = Arrays.binarySearch(objects, id);
        return found < 0 || levels[found] > 0 && levels[found] < level;
    }
}
