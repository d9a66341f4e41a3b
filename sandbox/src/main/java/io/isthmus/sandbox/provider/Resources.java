package io.isthmus.sandbox.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.sandbox.dialect.Contents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** All resources of the provider, and what follows from their coming and going: ids, versions, memberships. */
final class Resources implements Contents {

    static final String USER = "User";
    static final String GROUP = "Group";
    static final String CONTACT = "Contact";
    static final Map<String, String> ENDPOINTS = Map.of(USER, "/Users", GROUP, "/Groups", CONTACT, "/Contacts");

    private final Map<String, ResourceStore> stores =
            Map.of(USER, new ResourceStore(), GROUP, new ResourceStore(), CONTACT, new ResourceStore());
    private final AtomicLong versions = new AtomicLong();
    private final String baseUrl;

    Resources(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    ResourceStore store(String type) {
        return Objects.requireNonNull(stores.get(type), type);
    }

    @Override
    public Optional<ObjectNode> resource(String endpoint, String id) {
        return ENDPOINTS.entrySet().stream()
                .filter(each -> each.getValue().equals(endpoint))
                .findFirst()
                .flatMap(each -> store(each.getKey()).get(id))
                .map(StoredResource::parsed);
    }

    @Override
    public Optional<ObjectNode> userNamed(String userName) {
        return store(USER).withUserName(userName).stream().findFirst().map(StoredResource::parsed);
    }

    /** @return empty when its {@code userName} is taken */
    Optional<StoredResource> create(String type, ObjectNode resource) {
        ObjectNode complete = resource.deepCopy();
        complete.put("id", UUID.randomUUID().toString());
        return store(type, complete, now());
    }

    /** As {@link #create}, with the id that the resource has. */
    Optional<StoredResource> createWithId(String type, ObjectNode resource) {
        return store(type, resource.deepCopy(), now());
    }

    /** @return empty when its {@code userName} is taken */
    Optional<StoredResource> replace(String type, String id, ObjectNode resource) {
        ObjectNode complete = resource.deepCopy();
        complete.put("id", id);
        String created = store(type)
                .get(id)
                .map(before -> before.parsed().path("meta").path("created").asText())
                .orElseGet(Resources::now);
        return store(type, complete, created);
    }

    /** Changes the members of a group without making a tree of all of them. */
    StoredResource change(StoredResource group, MemberChange change) {
        long version = versions.incrementAndGet();
        byte[] json = change.applied(
                group.json(), meta -> meta.put("lastModified", now()).put("version", etag(version)));
        StoredResource changed = new StoredResource(group.id(), group.externalId(), group.userName(), version, json);
        store(GROUP).put(changed);
        return changed;
    }

    /** Groups lose a deleted member, as in any directory with referential integrity. */
    boolean delete(String type, String id) {
        if (store(type).remove(id).isEmpty()) {
            return false;
        }
        String sought = '"' + id + '"';
        for (StoredResource group : store(GROUP).all()) {
            if (contains(group.json(), sought)) {
                ObjectNode without = group.parsed();
                removeMember(without, id);
                replace(GROUP, group.id(), without);
            }
        }
        return true;
    }

    private Optional<StoredResource> store(String type, ObjectNode complete, String created) {
        long version = versions.incrementAndGet();
        ObjectNode meta = complete.putObject("meta");
        meta.put("resourceType", type);
        meta.put("created", created);
        meta.put("lastModified", now());
        meta.put(
                "location",
                baseUrl + ENDPOINTS.get(type) + "/" + complete.path("id").asText());
        meta.put("version", etag(version));
        StoredResource stored = StoredResource.of(complete, version);
        return store(type).put(stored) ? Optional.of(stored) : Optional.empty();
    }

    private static String etag(long version) {
        return "W/\"" + version + "\"";
    }

    private static void removeMember(ObjectNode group, String id) {
        ArrayNode members = (ArrayNode) group.path("members");
        for (Iterator<JsonNode> each = members.iterator(); each.hasNext(); ) {
            if (each.next().path("value").asText().equals(id)) {
                each.remove();
            }
        }
        if (members.isEmpty()) {
            group.remove("members");
        }
    }

    /** Byte by byte as characters: many deletions ask every group, and nothing is faster. */
    private static boolean contains(byte[] text, String sought) {
        return new String(text, StandardCharsets.ISO_8859_1).contains(sought);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
