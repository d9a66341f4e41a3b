package io.isthmus.sync.importing.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Answers a full import out of what was stored, read in the order in which it was first stored: a directory shows its objects in much the
 * same order each time, and to look up each by its anchor takes the database longer than the directory takes to show it. What does not
 * come in that order is looked up; where little does, everything is. Holds no more than a few pages.
 */
public final class KnownInOrder implements KnownByAnchor {

    private static final int PAGE = 1_000;

    /** Who is gone from the directory is never asked for, and would stay. */
    private static final int PAGES_HELD = 4;

    /** So many pages with few of those who are asked for say that the order is another one. */
    private static final int PATIENCE = 3;

    private final KnownByAnchor lookedUp;
    private final LongFunction<List<KnownObject>> stored;
    private final int pageSize;
    private final Map<String, KnownObject> ahead = new HashMap<>();
    private long after;
    private int patience = PATIENCE;

    /** @param stored a page of what is known, behind a row number */
    KnownInOrder(KnownByAnchor lookedUp, LongFunction<List<KnownObject>> stored, int pageSize) {
        this.lookedUp = lookedUp;
        this.stored = stored;
        this.pageSize = pageSize;
    }

    public static KnownByAnchor of(String connector, ImportMemory memory) {
        return new KnownInOrder(
                anchors -> memory.known(connector, anchors),
                new NextPageAhead(after -> memory.page(connector, after, PAGE), PAGE),
                PAGE);
    }

    @Override
    public Map<String, KnownObject> of(Collection<String> anchors) {
        Map<String, KnownObject> known = new HashMap<>();
        List<String> missing = taken(anchors, known);
        while (patience > 0 && 10 * missing.size() > anchors.size()) {
            List<KnownObject> page = readOn();
            List<String> before = missing;
            missing = taken(before, known);
            patience = patience(page.size(), before.size(), before.size() - missing.size());
        }
        known.putAll(lookedUp.of(missing));
        return known;
    }

    private int patience(int read, int asked, int found) {
        if (read < pageSize) {
            return 0; // that was the last page
        }
        return 2 * found < Math.min(asked, read) ? patience - 1 : PATIENCE;
    }

    /** Nobody is asked for twice, unless the directory shows him twice: then he is looked up. */
    private List<String> taken(Collection<String> anchors, Map<String, KnownObject> known) {
        List<String> missing = new ArrayList<>();
        for (String anchor : anchors) {
            KnownObject object = ahead.remove(anchor);
            if (object == null) {
                missing.add(anchor);
            } else {
                known.put(anchor, object);
            }
        }
        return missing;
    }

    private List<KnownObject> readOn() {
        if (ahead.size() > (PAGES_HELD - 1) * pageSize) {
            ahead.clear();
        }
        List<KnownObject> page = stored.apply(after);
        for (KnownObject object : page) {
            ahead.put(object.anchor(), object);
            after = object.id();
        }
        return page;
    }
}
