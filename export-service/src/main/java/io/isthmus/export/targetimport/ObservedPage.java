package io.isthmus.export.targetimport;

import io.isthmus.export.postgres.KnownTargetObject;
import io.isthmus.export.postgres.ObservedRows.Seen;
import io.isthmus.export.target.ObservedObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was seen of objects of one type beside what is known of them: only what differs is written. Pure.
 *
 * <pre>
 * what is seen is                              it is
 * -------------------------------------------  --------------------------------------------
 * not known                                    new
 * as it was written, and not yet confirmed     updated: the memory is confirmed
 * other than what is known                     changed and updated
 * as it is known, with another version         updated
 * as it is known                               left alone
 * </pre>
 *
 * @param changed rows whose counterparts must be compared again; all of them are updated, too
 */
record ObservedPage(List<Seen> added, List<Seen> updated, List<Seen> changed, int unchanged) {

    /** @param known by the target's id */
    static ObservedPage of(Collection<ObservedObject> seen, Map<String, KnownTargetObject> known) {
        List<Seen> added = new ArrayList<>();
        List<Seen> updated = new ArrayList<>();
        List<Seen> changed = new ArrayList<>();
        int unchanged = 0;
        for (ObservedObject object : seen) {
            byte[] hash = object.image().hash();
            KnownTargetObject before = known.get(object.targetId());
            if (before == null) {
                added.add(new Seen(null, object, hash, false));
                continue;
            }
            Seen again = new Seen(before.id(), object, hash, before.confirmed(hash));
            if (before.differs(hash)) {
                changed.add(again);
            } else {
                unchanged++;
            }
            if (before.differs(hash) || again.forget() || !Objects.equals(object.etag(), before.etag())) {
                updated.add(again);
            }
        }
        return new ObservedPage(added, updated, changed, unchanged);
    }

    /** Each object once, as it was seen last. */
    static Collection<ObservedObject> distinct(Collection<ObservedObject> page) {
        Map<String, ObservedObject> objects = new LinkedHashMap<>();
        page.forEach(object -> objects.put(object.targetId(), object));
        return objects.values();
    }
}
