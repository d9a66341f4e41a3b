package io.isthmus.export.scim;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.Image;
import io.isthmus.export.scim.ScimMapping.Mapped;
import io.isthmus.export.target.ExportTarget.Page;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.scim.ScimJson;
import io.isthmus.scim.ScimPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads SCIM resources. A membership is read token by token, so that a group of 250,000 members costs the ids of its
 * members and not a tree of objects.
 */
record ScimReader(ScimMapping mapping, int maximumResources) {

    private static final String MEMBERS = "members";

    /**
     * One page of a listing.
     *
     * @param objects those with an id that were asked for
     * @param received resources that came, whether with an id, asked for, or not
     * @param total as the provider counts, -1 where it does not say
     * @param nextCursor where it says that the next page is
     */
    record Listing(
            List<ObservedObject> objects,
            int received,
            long total,
            @Nullable String nextCursor) implements ScimPage {

        @Override
        public List<String> ids() {
            return objects.stream().map(ObservedObject::targetId).toList();
        }

        Page page() {
            return new Page(objects, total < 0 ? null : total);
        }
    }

    /** Reads a ListResponse (RFC 7644, section 3.4.2). Resources without an id are left out. */
    Listing listing(byte[] body, ObjectType type) throws IOException {
        return listing(body, type, resource -> true);
    }

    /**
     * Reads what a look-up was answered with.
     *
     * @param wanted whether a resource is what was looked for; others are counted and left out
     */
    Listing listing(byte[] body, ObjectType type, Predicate<JsonNode> wanted) throws IOException {
        List<ObservedObject> objects = new ArrayList<>();
        int received = 0;
        long total = -1;
        String nextCursor = null;
        boolean list = false;
        try (JsonParser parser = ScimJson.mapper().createParser(body)) {
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                list |= name.equalsIgnoreCase("totalResults") || name.equalsIgnoreCase("Resources");
                if (name.equalsIgnoreCase("totalResults")) {
                    total = parser.getValueAsLong(-1);
                } else if (name.equalsIgnoreCase("nextCursor")) {
                    nextCursor = parser.getValueAsString();
                    parser.skipChildren();
                } else if (name.equalsIgnoreCase("Resources") && parser.currentToken() == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        if (++received > maximumResources) {
                            throw new IOException("it holds more than " + maximumResources + " resources");
                        }
                        Optional.ofNullable(observed(parser, type, wanted)).ifPresent(objects::add);
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (!list) {
            throw new IOException("it has neither totalResults nor Resources");
        }
        return new Listing(objects, received, total, nextCursor);
    }

    /** @return empty for what has no id */
    Optional<ObservedObject> resource(byte[] body, ObjectType type) throws IOException {
        try (JsonParser parser = ScimJson.mapper().createParser(body)) {
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
            return Optional.ofNullable(observed(parser, type, resource -> true));
        }
    }

    private static void expect(JsonParser parser, JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException("expected " + wanted + " but found " + found + " at " + parser.currentLocation());
        }
    }

    /** @return none for what is not wanted, or has no id */
    private @Nullable ObservedObject observed(JsonParser parser, ObjectType type, Predicate<JsonNode> wanted)
            throws IOException {
        ObjectNode resource = ScimJson.mapper().createObjectNode();
        List<String> members = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equalsIgnoreCase(MEMBERS) && value == JsonToken.START_ARRAY) {
                members = members(parser);
            } else {
                resource.set(name, ScimJson.mapper().readTree(parser));
            }
        }
        return wanted.test(resource) ? observed(resource, type, members) : null;
    }

    /** Each once: some providers list a member twice that was added twice. */
    private static List<String> members(JsonParser parser) throws IOException {
        Set<String> members = new LinkedHashSet<>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean id = parser.currentName().equals("value");
                parser.nextToken();
                if (id) {
                    members.add(parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return List.copyOf(members);
    }

    private @Nullable ObservedObject observed(ObjectNode resource, ObjectType type, @Nullable List<String> members) {
        String id = text(resource.path("id"));
        if (id == null) {
            return null;
        }
        Map<String, List<String>> attributes = new HashMap<>();
        Map<String, List<String>> references = new HashMap<>();
        for (Mapped mapped : mapping.of(type).values()) {
            String value = value(resource, mapped);
            if (value != null && !value.isBlank()) {
                (mapped.reference() ? references : attributes).put(mapped.name(), List.of(value));
            }
        }
        Image image = new Image(attributes, references);
        return new ObservedObject(
                type,
                id,
                text(resource.path("externalId")),
                text(resource.path("userName")),
                image.first("mail"),
                text(resource.path("meta").path("version")),
                image,
                members);
    }

    private static @Nullable String value(ObjectNode resource, Mapped mapped) {
        ScimPath path = mapped.path();
        JsonNode owner = path.schema() == null ? resource : resource.path(path.schema());
        JsonNode value = owner.path(path.attribute());
        if (path.multiValued()) {
            ObjectNode entry = entry(value, mapped);
            return entry == null ? null : text(entry.path(path.sub()));
        }
        if (path.sub() != null) {
            // some providers return a reference as plain text
            return value.isTextual() ? value.asText() : text(value.path(path.sub()));
        }
        if (mapped.truth()) {
            return value.isMissingNode() || value.isNull()
                    ? null
                    : value.asText().toLowerCase(Locale.ROOT);
        }
        return text(value);
    }

    /**
     * The entry of a multi-valued attribute that an attribute of ours means: the one of its type; for a primary one else
     * the one marked primary, else the only one if the provider gives it no type. None where there is none.
     */
    static @Nullable ObjectNode entry(JsonNode entries, Mapped mapped) {
        ObjectNode primary = null;
        for (JsonNode entry : entries) {
            if (entry instanceof ObjectNode object) {
                if (object.path("type")
                        .asText("")
                        .equalsIgnoreCase(mapped.path().type())) {
                    return object;
                }
                if (object.path("primary").asBoolean(false)) {
                    primary = object;
                }
            }
        }
        if (!mapped.primary()) {
            return null;
        }
        if (primary == null && entries.size() == 1 && entries.get(0) instanceof ObjectNode only && !only.has("type")) {
            return only;
        }
        return primary;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asText() : null;
    }
}
