package io.isthmus.export.targetimport;

import org.jspecify.annotations.Nullable;

/**
 * Watches a listing of one type: whether it stood still while it was read. Pure.
 *
 * <pre>
 * what came                                    then
 * -------------------------------------------  ----------------
 * an object came twice                         it has shifted
 * the total is another than on the page before it has shifted
 * as many came as the last total says          it stood still
 * others than the last total says              it has shifted
 * the target says no total                     it stood still, as far as anybody can tell
 * </pre>
 *
 * A listing that has shifted proves nothing about what it did not show.
 */
final class ListingWatch {

    private @Nullable Long total;
    private long distinct;
    private boolean shifted;

    /**
     * @param objects of the page
     * @param first those of them that had not come before
     * @param expected total as the target says with this page, if it does
     */
    void page(int objects, int first, @Nullable Long expected) {
        shifted |= first < objects;
        shifted |= total != null && expected != null && !total.equals(expected);
        total = expected == null ? total : expected;
        distinct += first;
    }

    boolean shifted() {
        return shifted || total != null && total != distinct;
    }
}
