package io.isthmus.sync.metaverse;

import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;

/** Changes to the links of a metaverse object. */
public final class Links {

    private Links() {}

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
