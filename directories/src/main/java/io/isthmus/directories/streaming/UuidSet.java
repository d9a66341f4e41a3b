package io.isthmus.directories.streaming;

import java.util.UUID;

/**
 * Who was mentioned in a reading: up to all objects of a directory, so each takes two numbers of one array and no object of its
 * own (19 to 29 bytes). Only grows.
 */
public final class UuidSet {

    private static final int SMALLEST = 64;
    private static final double FULLEST = 0.85;

    private long[] slots = new long[2 * SMALLEST];
    private boolean zero;
    private int size;

    /** @return whether it was new */
    public boolean add(UUID id) {
        if (isZero(id)) {
            boolean first = !zero;
            zero = true; // two zeros mark an empty slot
            return first;
        }
        if (size >= FULLEST * slots.length / 2) {
            grow();
        }
        int added = insert(slots, id.getMostSignificantBits(), id.getLeastSignificantBits());
        size += added;
        return added > 0;
    }

    public boolean contains(UUID id) {
        if (isZero(id)) {
            return zero;
        }
        int slot = slot(slots, id.getMostSignificantBits(), id.getLeastSignificantBits());
        return !isEmpty(slots, slot);
    }

    public int size() {
        return size + (zero ? 1 : 0);
    }

    private void grow() {
        int capacity = slots.length / 2;
        long[] larger = new long[2 * (capacity + capacity / 2)];
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (!isEmpty(slots, slot)) {
                insert(larger, slots[slot], slots[slot + 1]);
            }
        }
        slots = larger;
    }

    /** @return how many were added: one, or none where it was there */
    private static int insert(long[] into, long high, long low) {
        int slot = slot(into, high, low);
        if (!isEmpty(into, slot)) {
            return 0;
        }
        into[slot] = high;
        into[slot + 1] = low;
        return 1;
    }

    /** Where it is, or the empty slot where it would be. */
    private static int slot(long[] in, long high, long low) {
        int slot = 2 * Math.floorMod(mixed(high, low), in.length / 2);
        while (!isEmpty(in, slot) && (in[slot] != high || in[slot + 1] != low)) {
            slot = slot + 2 == in.length ? 0 : slot + 2;
        }
        return slot;
    }

    /** Ids that a server gives one after the other differ in few bits. */
    private static long mixed(long high, long low) {
        long bits = (high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L;
        return bits ^ bits >>> 32;
    }

    private static boolean isEmpty(long[] in, int slot) {
        return in[slot] == 0 && in[slot + 1] == 0;
    }

    private static boolean isZero(UUID id) {
        return id.getMostSignificantBits() == 0 && id.getLeastSignificantBits() == 0;
    }
}
