package io.isthmus.sandbox.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.sandbox.directory.ExpectedObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A resource as a flat map from path to sorted values, the same for what is expected and for what is there. */
final class ScimImage {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Given by the provider, or told by the values beside them. */
    private static final Set<String> NOT_COMPARED = Set.of("schemas", "id", "meta", "groups");

    private ScimImage() {}

    /** @param idOf id at the target by anchor; none for what is not there */
    static Map<String, List<String>> expected(ExpectedObject object, UnaryOperator<String> idOf) {
        Map<String, List<String>> image = new TreeMap<>();
        ScimAttributes.of(object.type()).forEach((attribute, path) -> {
            String value = object.value(attribute);
            if (value != null) {
                image.put(path, List.of(value));
            }
        });
        String manager = object.references().get("manager");
        if (object.type() == ObjectType.USER && manager != null) {
            image.put(ScimAttributes.MANAGER, List.of(String.valueOf(idOf.apply(manager))));
        }
        if (!object.members().isEmpty()) {
            image.put(
                    ScimAttributes.MEMBERS,
                    object.members().stream()
                            .map(anchor -> String.valueOf(idOf.apply(anchor)))
                            .sorted()
                            .toList());
        }
        return image;
    }

    static Map<String, List<String>> of(ObjectNode resource) {
        Map<String, List<String>> image = new HashMap<>();
        resource.properties().forEach(property -> {
            if (!NOT_COMPARED.contains(property.getKey())) {
                flatten(property.getKey(), property.getValue(), image);
            }
        });
        image.values().forEach(values -> values.sort(null));
        return new TreeMap<>(image);
    }

    private static void flatten(String path, JsonNode value, Map<String, List<String>> image) {
        if (value.isArray()) {
            value.forEach(entry -> flattenEntry(path, entry, image));
        } else if (value.isObject()) {
            String separator = path.startsWith("urn:") && !path.contains("manager") ? ":" : ".";
            value.properties().forEach(sub -> {
                // what a provider adds to a reference for people to read
                if (!sub.getKey().equals("$ref")
                        && !(path.endsWith("manager") && sub.getKey().equals("displayName"))) {
                    flatten(path + separator + sub.getKey(), sub.getValue(), image);
                }
            });
        } else if (!value.isNull()) {
            image.computeIfAbsent(path, unused -> new ArrayList<>()).add(value.asText());
        }
    }

    private static void flattenEntry(String path, JsonNode entry, Map<String, List<String>> image) {
        if (path.equals(ScimAttributes.MEMBERS)) {
            flatten(path, entry.path("value"), image);
            return;
        }
        String type = entry.path("type").asText("");
        entry.properties().forEach(sub -> {
            if (!sub.getKey().equals("type") && !sub.getKey().equals("primary")) {
                flatten(path + "[" + type + "]." + sub.getKey(), sub.getValue(), image);
            }
        });
    }

    /** The way back: a resource that has this image. */
    static ObjectNode resource(ObjectType type, Map<String, List<String>> image) {
        ObjectNode resource = JSON.createObjectNode();
        ArrayNode schemas = resource.putArray("schemas");
        schemas.add(
                switch (type) {
                    case USER -> "urn:ietf:params:scim:schemas:core:2.0:User";
                    case GROUP -> "urn:ietf:params:scim:schemas:core:2.0:Group";
                    case CONTACT -> "urn:example:params:scim:schemas:2.0:Contact";
                });
        image.forEach((path, values) -> put(resource, path, values));
        if (resource.has(ScimAttributes.ENTERPRISE)) {
            schemas.add(ScimAttributes.ENTERPRISE);
        }
        return resource;
    }

    private static void put(ObjectNode resource, String path, List<String> values) {
        String first = values.getFirst();
        if (path.equals(ScimAttributes.MEMBERS)) {
            ArrayNode members = resource.putArray(path);
            values.forEach(id -> members.addObject().put("value", id));
        } else if (path.equals("active")) {
            resource.put(path, Boolean.parseBoolean(first));
        } else if (path.equals(ScimAttributes.MANAGER)) {
            child(resource, ScimAttributes.ENTERPRISE).putObject("manager").put("value", first);
        } else if (path.startsWith(ScimAttributes.ENTERPRISE)) {
            child(resource, ScimAttributes.ENTERPRISE)
                    .put(path.substring(ScimAttributes.ENTERPRISE.length() + 1), first);
        } else if (path.contains("[")) {
            String attribute = path.substring(0, path.indexOf('['));
            String type = path.substring(path.indexOf('[') + 1, path.indexOf(']'));
            entry(resource, attribute, type).put(path.substring(path.indexOf("].") + 2), first);
        } else if (path.contains(".")) {
            child(resource, path.substring(0, path.indexOf('.'))).put(path.substring(path.indexOf('.') + 1), first);
        } else {
            resource.put(path, first);
        }
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        return parent.has(name) ? (ObjectNode) parent.get(name) : parent.putObject(name);
    }

    private static ObjectNode entry(ObjectNode resource, String attribute, String type) {
        ArrayNode entries =
                resource.has(attribute) ? (ArrayNode) resource.get(attribute) : resource.putArray(attribute);
        for (JsonNode entry : entries) {
            if (entry.path("type").asText().equals(type)) {
                return (ObjectNode) entry;
            }
        }
        ObjectNode entry = entries.addObject().put("type", type);
        if (attribute.equals("emails")) {
            entry.put("primary", true);
        }
        return entry;
    }
}
