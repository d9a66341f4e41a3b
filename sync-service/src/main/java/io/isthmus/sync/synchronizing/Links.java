package io.isthmus.sync.synchronizing;

import io.isthmus.rules.object.MetaverseObject;

/** Changes to the links of a metaverse object. */
final class Links {

    private Links() {}

    /** The metaverse object without its link to this object. */
    static MetaverseObject without(MetaverseObject target, ConnectorSpaceObject object) {
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
