package io.isthmus.sync.ldap.reading;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.sync.source.SourceItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Entries that have come and are still to be read, with the rest of their members where they came in ranges: of several large groups
 * one is read at a time.
 */
public final class WaitingEntries {

    private final EntryReader reader;
    private final Deque<Entry> waiting = new ArrayDeque<>();

    public WaitingEntries(EntryReader reader) {
        this.reader = reader;
    }

    public void addAll(Collection<? extends Entry> entries) {
        waiting.addAll(entries);
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** As many as make a part; what waits behind one that cannot be read is given up with it. */
    public List<SourceItem> next() throws LDAPException {
        List<SourceItem> items = new ArrayList<>(waiting.size());
        long weight = 0;
        try {
            while (weight < SourceItem.PART && !waiting.isEmpty()) {
                SourceItem item = reader.read(waiting.remove());
                weight += item.weight();
                items.add(item);
            }
            return items;
        } catch (LDAPException e) {
            waiting.clear();
            throw e;
        }
    }
}
