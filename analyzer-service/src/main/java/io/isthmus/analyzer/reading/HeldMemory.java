package io.isthmus.analyzer.reading;

/**
 * Estimates how much memory the parts of one upload take, so that no upload fills it: a part is weighed while it is read,
 * and stays on the account if its facts are kept.
 */
public final class HeldMemory {

    /** Of an element without its texts: the objects around it and its path. */
    private static final int BYTES_OF_ELEMENT = 200;

    private static final int BYTES_OF_CHARACTER = 2;

    private final long limit;
    private long kept;
    private long part;

    /** @param limit bytes for one upload */
    public HeldMemory(long limit) {
        this.limit = limit;
    }

    public void begin() {
        part = 0;
    }

    /** @return whether one more element of the part still fits */
    public boolean fits(long characters) {
        part += BYTES_OF_ELEMENT + BYTES_OF_CHARACTER * characters;
        return kept + part <= limit;
    }

    public void keep() {
        kept += part;
    }

    public long limit() {
        return limit;
    }
}
