package io.isthmus.sync.metaverse;

import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import java.util.Comparator;
import java.util.List;

/** Changes to the links of a metaverse object. */
public final class Links {

    private static final Comparator<Link> ORDER =
            Comparator.comparing(Link::connector).thenComparing(Link::anchor);

    private Links() {}

    /** In the order in which they are read again, so that an object that was only looked at has not changed. */
    public static List<Link> sorted(List<Link> links) {
        return links.stream().sorted(ORDER).toList();
    }

    /** The metaverse object without its link to this object. */
    public static MetaverseObject without(MetaverseObject target, ConnectorSpaceObject object) {
        return new MetaverseObject(
                target.id(),
                target.type(),
                target.attributes(),
                target.links().stream()
                        .filter(link -> !link.connector().equals(object.connector())
                                || !link.anchor().equals(object.anchor()))
                        .toList(),
                target.valueCounts());
    }
}
