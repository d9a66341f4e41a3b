package io.isthmus.systemtests.migrating;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.sandbox.provider.SampleProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything at the provider, value by value under names that stay when an object is created again: users by sign-in name,
 * others by display name, references by the name of what they refer to.
 */
record ProviderPicture(Map<String, Set<String>> objects) {

    /** The provider's own business. */
    private static final Set<String> LEFT_OUT = Set.of("id", "meta", "schemas", "$ref", "display");

    static ProviderPicture of(SampleProvider provider) {
        Map<String, String> names = new HashMap<>();
        Map<String, ObjectNode> resources = new TreeMap<>();
        for (ObjectType type : ObjectType.values()) {
            provider.resources(type).forEach(resource -> {
                String name = type + " "
                        + (type == ObjectType.USER
                                ? resource.path("userName").asText().toLowerCase()
                                : resource.path("displayName").asText());
                names.put(resource.path("id").asText(), name);
                if (resources.put(name, resource) != null) {
                    throw new IllegalStateException("there twice: " + name);
                }
            });
        }
        Map<String, Set<String>> objects = new TreeMap<>();
        resources.forEach((name, resource) -> {
            Set<String> values = new TreeSet<>();
            values("", resource, names, values);
            objects.put(name, values);
        });
        return new ProviderPicture(objects);
    }

    private static void values(String path, JsonNode node, Map<String, String> names, Set<String> values) {
        switch (node) {
            case ObjectNode object ->
                object.properties().stream()
                        .filter(field -> !LEFT_OUT.contains(field.getKey()))
                        .filter(field ->
                                !(path.endsWith("manager") && field.getKey().equals("displayName")))
                        .forEach(field -> values(path + "/" + field.getKey(), field.getValue(), names, values));
            case ArrayNode array -> array.forEach(each -> values(path, flat(each, names), names, values));
            case JsonNode value
            when !value.isNull() && !value.asText().isEmpty() ->
                values.add(path + " = " + names.getOrDefault(value.asText(), value.asText()));
            default -> {}
        }
    }

    /** An entry of a multi-valued attribute is one value: its parts belong together. */
    private static JsonNode flat(JsonNode entry, Map<String, String> names) {
        if (!(entry instanceof ObjectNode object)) {
            return entry;
        }
        List<String> parts = new ArrayList<>();
        new TreeMap<>(object.properties().stream()
                        .filter(field -> !LEFT_OUT.contains(field.getKey()))
                        .filter(field -> !field.getValue().asText().isEmpty())
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, field -> field.getValue().asText())))
                .forEach((key, value) -> parts.add(key + "=" + names.getOrDefault(value, value)));
        return object.textNode(String.join(",", parts));
    }

    /** Values of either that the other has not. */
    List<String> differences(ProviderPicture other) {
        List<String> differences = new ArrayList<>();
        Set<String> names = new TreeSet<>(objects.keySet());
        names.addAll(other.objects.keySet());
        for (String name : names) {
            Set<String> here = objects.getOrDefault(name, Set.of("(not there)"));
            Set<String> there = other.objects.getOrDefault(name, Set.of("(not there)"));
            here.stream()
                    .filter(value -> !there.contains(value))
                    .forEach(value -> differences.add(name + " - " + value));
            there.stream()
                    .filter(value -> !here.contains(value))
                    .forEach(value -> differences.add(name + " + " + value));
        }
        return differences;
    }
}
