package io.isthmus.analyzer.reading;

import java.util.HashMap;
import java.util.Map;

/**
 * Estimates how much memory the parts of one upload take, so that no upload fills it: a part is weighed while it is read, and what its
 * facts weigh stays on the account if they are kept. Names, paths and short values recur in thousands of rules; each is kept once.
 */
public final class HeldMemory {

    /** Of an element without its texts while it is read: the objects around it and its path. */
    private static final int BYTES_OF_ELEMENT = 200;

    private static final int BYTES_OF_CHARACTER = 2;

    /** Of the facts that an element becomes, as measured of rules of many kinds. */
    private static final int BYTES_OF_FACTS = 80;

    private static final int LONGEST_SHARED = 200;
    private static final int MOST_SHARED = 20_000;

    private final long limit;
    private final Map<String, String> shared = new HashMap<>();
    private long kept;
    private long elements;
    private long characters;

    /** @param limit bytes for one upload */
    public HeldMemory(long limit) {
        this.limit = limit;
    }

    public void begin() {
        elements = 0;
        characters = 0;
    }

    /** @return whether one more element of the part still fits */
    public boolean fits(long more) {
        elements++;
        characters += more;
        return kept + elements * BYTES_OF_ELEMENT + characters * BYTES_OF_CHARACTER <= limit;
    }

    public void keep() {
        kept += elements * BYTES_OF_FACTS + characters * BYTES_OF_CHARACTER;
    }

    /** The same text, and the same object as of any equal text before. */
    public String shared(String text) {
        if (text.length() > LONGEST_SHARED) {
            return text;
        }
        String known = shared.get(text);
        if (known == null && shared.size() < MOST_SHARED) {
            shared.put(text, text);
        }
        return known == null ? text : known;
    }

    public long limit() {
        return limit;
    }
}
