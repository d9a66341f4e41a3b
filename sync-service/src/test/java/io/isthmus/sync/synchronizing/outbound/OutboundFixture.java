package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MembershipChoice;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.synchronizing.Harbor;
import io.isthmus.sync.synchronizing.sent.ImageFingerprint;
import io.isthmus.sync.synchronizing.sent.SentImage;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** People of the metaverse, with what was sent of them. */
final class OutboundFixture {

    static final UUID ANNA = new UUID(0, 1);
    static final UUID BERT = new UUID(0, 2);

    private OutboundFixture() {}

    static OutboundObject person(UUID id, String anchor, String name, SentImage... sent) {
        return person(id, anchor, name, List.of(), List.of(sent));
    }

    static OutboundObject person(UUID id, String anchor, String name, List<String> managers, List<SentImage> sent) {
        Attributes.Builder attributes = Attributes.builder().put("displayName", List.of(Value.text(name)));
        if (anchor != null) {
            attributes.put("sourceAnchor", List.of(Value.text(anchor)));
        }
        if (!managers.isEmpty()) {
            attributes.put(
                    "manager",
                    managers.stream().map(each -> Value.text(Harbor.dn(each))).toList());
        }
        return object(id, attributes.build(), anchor, null, sent);
    }

    static OutboundObject departed(UUID id, String anchor, Departure why, SentImage... sent) {
        return object(id, Attributes.none(), anchor, why, List.of(sent));
    }

    private static OutboundObject object(
            UUID id, Attributes attributes, String anchor, Departure why, List<SentImage> sent) {
        MetaverseObject object = new MetaverseObject(
                id.toString(),
                "user",
                attributes,
                why == null ? List.of(new Link("hr", id.toString(), "hr")) : List.of());
        return new OutboundObject(
                new KnownMetaverseObject(object, why == null, anchor, "hr: " + id, why, MembershipChoice.USUAL),
                1,
                sent,
                Map.of());
    }

    static SentImage sent(UUID id, String anchor) {
        return new SentImage(anchor, id, "USER", new UUID(9, 9), false, true);
    }

    static SentImage withdrawn(UUID id, String anchor) {
        return new SentImage(anchor, id, "USER", ImageFingerprint.ABSENT, true, false);
    }
}
