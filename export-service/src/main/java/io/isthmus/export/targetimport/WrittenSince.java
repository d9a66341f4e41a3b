package io.isthmus.export.targetimport;

import io.isthmus.export.postgres.KnownTargetObject;
import io.isthmus.export.target.ObservedObject;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What we may have written since a page was asked for, so that the page says nothing about it. Pure.
 *
 * <pre>
 * what the page shows is   and                                                       it is
 * -----------------------  --------------------------------------------------------  ----------
 * known                    a request for it is in flight                             left alone
 * known                    written, or looked up, under a higher number              left alone
 * not known                we have deleted it under a higher number                  left alone
 * not known                a creation is in flight; it has the anchor of that, or    left alone
 *                          none by which it could be told from it
 * any other                                                                          taken
 * a member                 we have deleted it under a higher number                  no member
 * </pre>
 *
 * A write has its number from after its answer, so what has a lower one than the page was carried out before the page was asked for.
 * A number from before the request would not do: the page might be read between the two.
 *
 * @param departed the target's ids of what we have deleted since
 * @param underWay anchors of the page's type that are being created
 */
record WrittenSince(ReadAt asked, Set<String> departed, Set<String> underWay) {

    boolean covers(ObservedObject object, @Nullable KnownTargetObject known) {
        if (!asked.besideExports()) {
            return false;
        }
        if (known != null) {
            return known.inFlight() || known.number() > asked.number();
        }
        return departed.contains(object.targetId()) || mayBeUnderWay(object.externalId());
    }

    private boolean mayBeUnderWay(@Nullable String anchor) {
        return anchor == null || anchor.isEmpty() ? !underWay.isEmpty() : underWay.contains(anchor);
    }

    /** Without members that have departed since. */
    ObservedObject current(ObservedObject object) {
        Collection<String> members = object.members();
        return members == null || departed.isEmpty()
                ? object
                : object.withMembers(members.stream()
                        .filter(member -> !departed.contains(member))
                        .toList());
    }
}
