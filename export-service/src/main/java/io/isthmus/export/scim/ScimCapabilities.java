package io.isthmus.export.scim;

import io.isthmus.contracts.ObjectType;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What discovery learned of a provider (RFC 7643, sections 5 to 7). Kept as JSON with the target's state.
 *
 * @param patch whether PATCH is supported; otherwise PUT replaces
 * @param filter whether look-ups by attribute are supported
 * @param etag whether versions are supported, so that a write can insist on the version it saw
 * @param pageSize resources to ask for at once when listing
 * @param resources by object type; a type that is missing is not supported
 */
record ScimCapabilities(
        boolean patch, boolean filter, boolean etag, int pageSize, Map<ObjectType, ResourceKind> resources) {

    static final String USER_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String GROUP_SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Group";

    /** What the provider declares where it says nothing: all that the table maps. */
    static Map<ObjectType, ResourceKind> undeclared() {
        return Map.of(
                ObjectType.USER, new ResourceKind("/Users", USER_SCHEMA, null),
                ObjectType.GROUP, new ResourceKind("/Groups", GROUP_SCHEMA, null));
    }

    /**
     * @param endpoint path below the base address, with a slash in front
     * @param schema urn of the resource's own schema
     * @param attributes metaverse names of the attributes the provider declares; none: it declares nothing
     */
    record ResourceKind(
            String endpoint, String schema, @Nullable SortedSet<String> attributes) {}
}
