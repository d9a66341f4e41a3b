package io.isthmus.export.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.WireFormat;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.scim.ScimMapping.Mapped;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes images into SCIM resources: new ones, and changes into the JSON that a provider returned. */
record ScimResources(ScimMapping mapping) {

    /** The body that creates an object. Groups are created without members. */
    ObjectNode create(PendingExport.Add add, String schema) {
        ObjectNode resource = WireFormat.mapper().createObjectNode();
        resource.putArray("schemas").add(schema);
        resource.put("externalId", add.targetAnchor());
        write(resource, add.objectType(), add.image().attributes());
        write(resource, add.objectType(), add.image().references());
        return resource;
    }

    /** Brings changes into a resource as the provider returned it; everything else in it stays. */
    void change(ObjectNode resource, ObjectType type, List<PendingExport.Change> changes) {
        for (PendingExport.Change change : changes) {
            write(resource, mapping.of(type, change.attribute()), change.desired());
        }
    }

    /** Brings changes of the membership into a group as the provider returned it. */
    void change(ObjectNode group, PendingExport.ChangeMembers change) {
        ArrayNode members = group.path("members") instanceof ArrayNode shown ? shown : group.putArray("members");
        Iterator<JsonNode> iterator = members.iterator();
        while (iterator.hasNext()) {
            String id = iterator.next().path("value").asText();
            if (change.remove().contains(id) || change.add().contains(id)) {
                iterator.remove();
            }
        }
        change.add().forEach(id -> members.addObject().put("value", id));
    }

    private void write(ObjectNode resource, ObjectType type, Map<String, List<String>> values) {
        values.forEach((name, list) -> {
            Mapped mapped = mapping.of(type).get(name);
            if (mapped != null) {
                write(resource, mapped, list);
            }
        });
    }

    private static void write(ObjectNode resource, Mapped mapped, List<String> values) {
        ScimPath path = mapped.path();
        ObjectNode owner = resource;
        if (path.schema() != null) {
            owner = resource.withObjectProperty(path.schema());
            declare(resource, path.schema());
        }
        String value = values.isEmpty() ? null : values.getFirst();
        if (path.multiValued()) {
            writeEntry(owner, mapped, value);
        } else if (path.sub() != null) {
            writeSub(owner, mapped, value);
        } else {
            put(owner, path.attribute(), value, mapped.truth());
        }
    }

    private static void writeSub(ObjectNode owner, Mapped mapped, @Nullable String value) {
        ScimPath path = mapped.path();
        if (value == null && (mapped.reference() || !owner.has(path.attribute()))) {
            owner.remove(path.attribute());
            return;
        }
        if (mapped.reference()) {
            // whatever else the provider said of the old one ($ref, displayName) would contradict the new one
            owner.putObject(path.attribute()).put(path.sub(), value);
            return;
        }
        ObjectNode complex = owner.withObjectProperty(path.attribute());
        put(complex, path.leaf(), value, mapped.truth());
        if (complex.isEmpty()) {
            owner.remove(path.attribute());
        }
    }

    private static void writeEntry(ObjectNode owner, Mapped mapped, @Nullable String value) {
        ScimPath path = mapped.path();
        ObjectNode entry = ScimReader.entry(owner.path(path.attribute()), mapped);
        if (entry == null) {
            if (value == null) {
                return;
            }
            entry = owner.withArray(path.attribute()).addObject().put("type", path.type());
            if (mapped.primary()) {
                entry.put("primary", true);
            }
        }
        put(entry, path.leaf(), value, mapped.truth());
        if (value == null) {
            removeIfBare((ArrayNode) owner.path(path.attribute()), entry);
        }
    }

    private static void removeIfBare(ArrayNode entries, ObjectNode entry) {
        boolean bare = entry.properties().stream()
                .allMatch(property ->
                        List.of("type", "primary", "display", "formatted").contains(property.getKey()));
        if (bare) {
            Iterator<JsonNode> iterator = entries.iterator();
            while (iterator.hasNext()) {
                if (iterator.next() == entry) {
                    iterator.remove();
                }
            }
        }
    }

    private static void put(ObjectNode owner, String name, @Nullable String value, boolean truth) {
        if (value == null) {
            owner.remove(name);
        } else if (truth) {
            owner.put(name, Boolean.parseBoolean(value));
        } else {
            owner.put(name, value);
        }
    }

    private static void declare(ObjectNode resource, String schema) {
        ArrayNode schemas = resource.withArray("schemas");
        for (JsonNode declared : schemas) {
            if (declared.asText().equals(schema)) {
                return;
            }
        }
        schemas.add(schema);
    }
}
