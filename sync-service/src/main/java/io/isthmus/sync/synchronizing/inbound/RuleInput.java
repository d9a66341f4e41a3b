package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.value.Attributes;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.PendingObject;

/** Shows our records to the rules engine. */
public final class RuleInput {

    private RuleInput() {}

    public static SourceObject of(PendingObject pending) {
        ConnectorSpaceObject object = pending.image();
        return new SourceObject(
                object.connector(),
                object.anchor(),
                object.dn(),
                object.objectClass(),
                Attributes.of(object.attributes(), object.binaryAttributes()),
                pending.memberCounts());
    }
}
