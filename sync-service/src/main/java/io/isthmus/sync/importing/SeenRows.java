package io.isthmus.sync.importing;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The row numbers an import has seen: one bit each, in blocks that are made when needed, so that 1,000,000 objects take
 * about 125 kB wherever their numbers lie.
 */
final class SeenRows {

    private static final int BLOCK_BITS = 16;
    private static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;

    private final Map<Long, BitSet> blocks = new HashMap<>();
    private long count;

    /** @return whether it was new */
    boolean add(long row) {
        BitSet block = blocks.computeIfAbsent(row >>> BLOCK_BITS, number -> new BitSet());
        int bit = (int) (row & BLOCK_MASK);
        if (block.get(bit)) {
            return false;
        }
        block.set(bit);
        count++;
        return true;
    }

    boolean contains(long row) {
        BitSet block = blocks.get(row >>> BLOCK_BITS);
        return block != null && block.get((int) (row & BLOCK_MASK));
    }

    long count() {
        return count;
    }
}
