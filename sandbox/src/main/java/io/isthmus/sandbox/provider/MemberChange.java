package io.isthmus.sandbox.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PATCH of a group (RFC 7644, section 3.5.2) that does nothing but add members, or take some away by their id. */
record MemberChange(Set<String> added, Set<String> removed) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BY_ID = Pattern.compile("members\\[value eq \"([^\"\\\\]+)\"]");

    /** @return empty when it does anything else */
    static Optional<MemberChange> read(String body) {
        MemberChange change = new MemberChange(new LinkedHashSet<>(), new LinkedHashSet<>());
        try {
            for (JsonNode operation : JSON.readTree(body).path("Operations")) {
                if (!change.takes(operation)) {
                    return Optional.empty();
                }
            }
        } catch (IOException notJson) {
            return Optional.empty();
        }
        return change.added.isEmpty() && change.removed.isEmpty() ? Optional.empty() : Optional.of(change);
    }

    private boolean takes(JsonNode operation) {
        String op = operation.path("op").asText();
        String path = operation.path("path").asText();
        JsonNode members = operation.path("value");
        Matcher one = BY_ID.matcher(path);
        if (op.equals("remove") && one.matches()) {
            return removed.add(one.group(1));
        }
        if (!op.equals("add") || !path.equals("members") || !members.isArray()) {
            return false;
        }
        members.forEach(member -> added.add(member.path("value").asText()));
        return !added.contains("");
    }

    /** The group with the change, everything else as it was. */
    byte[] applied(byte[] group, Consumer<ObjectNode> meta) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream(group.length + 64 * added.size());
        try (JsonParser from = JSON.createParser(group);
                JsonGenerator to = JSON.createGenerator(changed)) {
            from.nextToken();
            to.writeStartObject();
            while (from.nextToken() == JsonToken.FIELD_NAME) {
                to.writeFieldName(from.currentName());
                from.nextToken();
                if (from.currentName().equals("members")) {
                    members(from, to);
                } else if (from.currentName().equals("meta")) {
                    ObjectNode known = from.readValueAsTree();
                    meta.accept(known);
                    to.writeTree(known);
                } else {
                    to.copyCurrentStructure(from);
                }
            }
            to.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a group is not what was stored", e);
        }
        return changed.toByteArray();
    }

    private void members(JsonParser from, JsonGenerator to) throws IOException {
        Set<String> come = new LinkedHashSet<>(added);
        to.writeStartArray();
        while (from.nextToken() != JsonToken.END_ARRAY) {
            JsonNode member = from.readValueAsTree();
            String id = member.path("value").asText();
            if (!removed.contains(id)) {
                come.remove(id);
                to.writeTree(member);
            }
        }
        for (String id : come) {
            to.writeStartObject();
            to.writeStringField("value", id);
            to.writeEndObject();
        }
        to.writeEndArray();
    }
}
