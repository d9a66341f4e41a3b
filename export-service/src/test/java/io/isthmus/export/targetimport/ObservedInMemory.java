package io.isthmus.export.targetimport;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.target.KnownTarget;
import io.isthmus.export.target.ObservedObject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Observed objects as rows with numbers; a target id that would come twice would have two rows. */
public final class ObservedInMemory extends ObservedStore {

    private final TreeMap<Long, Unseen> rows = new TreeMap<>();
    private long requests;
    private long numbers;
    private Imported last;

    public ObservedInMemory() {
        super(null);
    }

    List<String> ids() {
        return rows.values().stream().map(Unseen::targetId).toList();
    }

    Imported last() {
        return last;
    }

    @Override
    public long begin() {
        last = null;
        return nextNumber();
    }

    @Override
    public long nextNumber() {
        return ++requests;
    }

    @Override
    public PageCounts keep(ReadAt asked, List<ObservedObject> page, BitSet seen) {
        int added = 0;
        for (ObservedObject object : page) {
            Long row = rows.values().stream()
                    .filter(known -> known.targetId().equals(object.targetId()))
                    .map(Unseen::id)
                    .findFirst()
                    .orElse(null);
            if (row == null) {
                row = ++numbers;
                rows.put(row, new Unseen(row, object.objectType(), object.targetId()));
                added++;
            }
            seen.set(Math.toIntExact(row));
        }
        return new PageCounts(added, 0, page.size() - added);
    }

    @Override
    public List<Unseen> unseen(ReadAt begun, Collection<ObjectType> types, BitSet seen, long after, int limit) {
        return new ArrayList<>(rows.tailMap(after, false).values().stream()
                .filter(row -> types.contains(row.objectType()) && !seen.get(Math.toIntExact(row.id())))
                .limit(limit)
                .toList());
    }

    @Override
    public int gone(ReadAt asked, Collection<Long> ids) {
        ids.forEach(rows::remove);
        return ids.size();
    }

    @Override
    public void imported(Imported imported) {
        last = imported;
    }

    @Override
    public void useTarget(String target) {
        rows.clear();
    }

    @Override
    public KnownTarget knownTarget() {
        return KnownTarget.NOTHING;
    }

    @Override
    public void learned(String schemaDocument) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Long importedEpoch() {
        return last == null ? null : last.epoch();
    }

    @Override
    public boolean belongsToAnother(ObjectType type, String targetId, String targetAnchor) {
        return false;
    }
}
