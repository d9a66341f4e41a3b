package io.isthmus.export.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.scim.ScimCapabilities.ResourceKind;
import io.isthmus.export.scim.ScimMapping.Mapped;
import io.isthmus.scim.ScimAnswer;
import io.isthmus.scim.ScimSession;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Learns what a provider can do (RFC 7644, section 4). Providers that declare nothing are taken at the standard's word:
 * users and groups, PATCH and filters, all attributes.
 */
record Discovery(ScimSession session, ScimMapping mapping, ScimConfig config) {

    private static final Logger LOG = Logger.getLogger(Discovery.class);

    private static final Map<ObjectType, String> NAMES =
            Map.of(ObjectType.USER, "User", ObjectType.GROUP, "Group", ObjectType.CONTACT, "Contact");

    /** @param before what was discovered last, if anything was: it holds while the provider stumbles over its own description */
    ScimCapabilities discover(@Nullable ScimCapabilities before) {
        ScimAnswer provider = session.read("/ServiceProviderConfig");
        ScimAnswer types = session.read("/ResourceTypes");
        ScimAnswer schemas = session.read("/Schemas");
        Optional<ScimAnswer> fault = Stream.of(provider, types, schemas)
                .filter(ScimSession::worthRepeating)
                .findFirst();
        if (fault.isPresent() && before != null) {
            LOG.warnf(
                    "the SCIM provider at %s cannot describe itself (%s): what was learned of it before is kept",
                    session.base(), fault.get().reason());
            return before;
        }
        return capabilities(document(provider), document(types), schemas(document(schemas)));
    }

    private ScimCapabilities capabilities(JsonNode declared, JsonNode types, Map<String, JsonNode> schemas) {
        int limit = declared.path("filter").path("maxResults").asInt(0);
        return new ScimCapabilities(
                declared.path("patch").path("supported").asBoolean(true),
                declared.path("filter").path("supported").asBoolean(true),
                declared.path("etag").path("supported").asBoolean(false),
                limit > 0 ? Math.min(limit, config.pageSize()) : config.pageSize(),
                resources(types, schemas));
    }

    private Map<ObjectType, ResourceKind> resources(JsonNode types, Map<String, JsonNode> schemas) {
        JsonNode list = types.isArray() ? types : types.path("Resources");
        if (list.isEmpty()) {
            Map<ObjectType, ResourceKind> assumed = new EnumMap<>(ObjectType.class);
            ScimCapabilities.undeclared()
                    .forEach((type, kind) -> assumed.put(type, kind(type, kind.endpoint(), kind.schema(), schemas)));
            return assumed;
        }
        Map<ObjectType, ResourceKind> resources = new EnumMap<>(ObjectType.class);
        for (JsonNode declared : list) {
            NAMES.forEach((type, name) -> {
                if (name.equalsIgnoreCase(declared.path("name").asText())) {
                    resources.put(
                            type,
                            kind(
                                    type,
                                    path(declared.path("endpoint").asText("/" + name + "s")),
                                    declared.path("schema").asText(),
                                    schemas));
                }
            });
        }
        return resources;
    }

    /** Endpoints are declared relative to the base address, by some providers with all of it. */
    private String path(String endpoint) {
        String path = endpoint.startsWith(session.base())
                ? endpoint.substring(session.base().length())
                : endpoint;
        return path.startsWith("/") ? path : "/" + path;
    }

    private ResourceKind kind(ObjectType type, String endpoint, String schema, Map<String, JsonNode> schemas) {
        if (!schemas.containsKey(schema)) {
            return new ResourceKind(endpoint, schema, null);
        }
        SortedSet<String> attributes = new TreeSet<>();
        for (Mapped mapped : mapping.of(type).values()) {
            if (declared(mapped.path(), schema, schemas)) {
                attributes.add(mapped.name());
            }
        }
        return new ResourceKind(endpoint, schema, attributes);
    }

    private static boolean declared(ScimPath path, String ownSchema, Map<String, JsonNode> schemas) {
        // a common attribute of every resource, declared in no schema (RFC 7643, section 3.1)
        if (path.root().equals("externalId")) {
            return true;
        }
        JsonNode schema = schemas.get(path.schema() == null ? ownSchema : path.schema());
        JsonNode attribute = schema == null ? null : named(schema.path("attributes"), path.attribute());
        if (attribute == null || readOnly(attribute)) {
            return false;
        }
        JsonNode subs = attribute.path("subAttributes");
        if (path.sub() == null || subs.isEmpty()) {
            return true;
        }
        JsonNode sub = named(subs, path.sub());
        return sub != null && !readOnly(sub) && typeDeclared(path, subs);
    }

    private static boolean typeDeclared(ScimPath path, JsonNode subs) {
        String wanted = path.type();
        if (wanted == null) {
            return true;
        }
        JsonNode type = named(subs, "type");
        if (type == null) {
            // entries without a type can hold only one meaning: the primary one
            return wanted.equals("work");
        }
        JsonNode canonical = type.path("canonicalValues");
        if (canonical.isEmpty()) {
            return true;
        }
        for (JsonNode value : canonical) {
            if (value.asText().equalsIgnoreCase(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean readOnly(JsonNode attribute) {
        return attribute.path("mutability").asText("").equalsIgnoreCase("readOnly");
    }

    private static @Nullable JsonNode named(JsonNode attributes, String name) {
        for (JsonNode attribute : attributes) {
            if (attribute.path("name").asText().equalsIgnoreCase(name)) {
                return attribute;
            }
        }
        return null;
    }

    private static Map<String, JsonNode> schemas(JsonNode document) {
        Map<String, JsonNode> schemas = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (JsonNode schema : document.isArray() ? document : document.path("Resources")) {
            schemas.put(schema.path("id").asText(), schema);
        }
        return schemas;
    }

    private static JsonNode document(ScimAnswer answer) {
        return answer.success() ? answer.json() : MissingNode.getInstance();
    }
}
