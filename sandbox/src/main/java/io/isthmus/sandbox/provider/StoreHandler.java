package io.isthmus.sandbox.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.endpoints.validation.RequestValidator;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.resources.FilterResourceResolver;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import de.captaingoldfish.scim.sdk.server.schemas.validation.AbstractResourceValidator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Connects the SDK, which knows SCIM, with the store, which knows the resources. */
abstract class StoreHandler<T extends ResourceNode> extends ResourceHandler<T> {

    private final Resources resources;
    private final String type;

    StoreHandler(Resources resources, String type) {
        this.resources = resources;
        this.type = type;
    }

    static final class Users extends StoreHandler<User> {
        Users(Resources resources) {
            super(resources, Resources.USER);
        }
    }

    static final class Groups extends StoreHandler<Group> {
        Groups(Resources resources) {
            super(resources, Resources.GROUP);
        }
    }

    static final class Contacts extends StoreHandler<Contact> {
        Contacts(Resources resources) {
            super(resources, Resources.CONTACT);
        }
    }

    @Override
    public T createResource(T resource, Context context) {
        return node(resources
                .create(type, resource)
                .orElseThrow(() ->
                        new ConflictException("there is a " + type + " with the userName of the new one already")));
    }

    @Override
    public @Nullable T getResource(
            String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excludedAttributes, Context context) {
        return resources.store(type).get(id).map(this::node).orElse(null);
    }

    @Override
    public PartialListResponse<T> listResources(
            long startIndex,
            int count,
            FilterNode filter,
            SchemaAttribute sortBy,
            SortOrder sortOrder,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excludedAttributes,
            Context context) {
        ResourceStore store = resources.store(type);
        if (filter == null) {
            List<T> page =
                    store.page(startIndex - 1, count).stream().map(this::node).toList();
            return PartialListResponse.<T>builder()
                    .resources(page)
                    .totalResults(store.size())
                    .build();
        }
        List<T> candidates =
                IndexedSearch.candidates(store, filter).stream().map(this::node).toList();
        List<T> matching = FilterResourceResolver.filterResources(getServiceProvider(), candidates, filter);
        List<T> page = matching.stream().skip(startIndex - 1).limit(count).toList();
        return PartialListResponse.<T>builder()
                .resources(page)
                .totalResults(matching.size())
                .build();
    }

    @Override
    public T updateResource(T resource, Context context) {
        String id = resource.getId().orElseThrow();
        if (resources.store(type).get(id).isEmpty()) {
            throw new ResourceNotFoundException("no " + type + " with id '" + id + "' exists");
        }
        return node(resources
                .replace(type, id, resource)
                .orElseThrow(() -> new ConflictException("another " + type + " has that userName already")));
    }

    @Override
    public void deleteResource(String id, Context context) {
        if (!resources.delete(type, id)) {
            throw new ResourceNotFoundException("no " + type + " with id '" + id + "' exists");
        }
    }

    @Override
    public @Nullable RequestValidator<T> getRequestValidator() {
        return null;
    }

    /** What the store holds has been validated when it came in; checking it again would take most of the time. */
    @Override
    protected Optional<AbstractResourceValidator> getResponseValidator(
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excludedAttributes,
            JsonNode requestDocument,
            BiFunction<String, String, String> referenceUrlSupplier) {
        boolean everything = (attributes == null || attributes.isEmpty())
                && (excludedAttributes == null || excludedAttributes.isEmpty());
        return everything
                ? Optional.empty()
                : super.getResponseValidator(attributes, excludedAttributes, requestDocument, referenceUrlSupplier);
    }

    private T node(StoredResource resource) {
        ObjectNode parsed = resource.parsed();
        return JsonHelper.copyResourceToObject(parsed, getType());
    }
}
