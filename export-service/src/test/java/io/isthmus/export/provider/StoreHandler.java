package io.isthmus.export.provider;

import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.etag.ETag;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.resources.FilterResourceResolver;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Carries SCIM requests out on a {@link Store}. The library wants a class of its own for each type. */
abstract class StoreHandler<T extends ResourceNode> extends ResourceHandler<T> {

    private final Store<T> store;
    private final Function<T, String> uniqueName;

    StoreHandler(Store<T> store, Function<T, String> uniqueName) {
        this.store = store;
        this.uniqueName = uniqueName;
    }

    @Override
    public T createResource(T resource, Context context) {
        synchronized (store) {
            String name = uniqueName.apply(resource);
            if (name != null
                    && store.all().stream().anyMatch(other -> name.equalsIgnoreCase(uniqueName.apply(other)))) {
                throw new ConflictException("the userName '" + name + "' is taken");
            }
            String id = UUID.randomUUID().toString();
            resource.setId(id);
            Meta meta = resource.getMeta().orElseThrow();
            meta.setCreated(Instant.now());
            meta.setLastModified(Instant.now());
            store.put(id, resource);
            return resource;
        }
    }

    @Override
    public T getResource(String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
        T resource = store.get(id);
        if (resource == null) {
            throw new ResourceNotFoundException("no resource has id " + id);
        }
        return resource;
    }

    @Override
    public PartialListResponse<T> listResources(
            long startIndex,
            int count,
            FilterNode filter,
            SchemaAttribute sortBy,
            SortOrder sortOrder,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excluded,
            Context context) {
        List<T> found = filter == null
                ? store.all()
                : FilterResourceResolver.filterResources(getServiceProvider(), store.all(), filter);
        List<T> page = found.stream().skip(startIndex - 1).limit(count).toList();
        return PartialListResponse.<T>builder()
                .resources(page)
                .totalResults(found.size())
                .build();
    }

    @Override
    public T updateResource(T resource, Context context) {
        String id = resource.getId().orElseThrow();
        if (store.get(id) == null) {
            throw new ResourceNotFoundException("no resource has id " + id);
        }
        Meta meta = resource.getMeta().orElseThrow();
        meta.setLastModified(Instant.now());
        // the library computes a new one; the old one came along with what was changed
        meta.setVersion((ETag) null);
        store.put(id, resource);
        return resource;
    }

    @Override
    public void deleteResource(String id, Context context) {
        if (store.remove(id) == null) {
            throw new ResourceNotFoundException("no resource has id " + id);
        }
    }

    static final class Users extends StoreHandler<User> {
        Users(Store<User> store) {
            super(store, user -> user.getUserName().orElse(null));
        }
    }

    static final class Groups extends StoreHandler<Group> {
        Groups(Store<Group> store) {
            super(store, group -> null);
        }
    }
}
