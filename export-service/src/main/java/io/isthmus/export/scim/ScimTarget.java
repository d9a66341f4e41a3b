package io.isthmus.export.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.WireFormat;
import io.isthmus.export.pending.PendingDifferences;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.scim.ScimCapabilities.ResourceKind;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import io.isthmus.scim.ScimAnswer;
import io.isthmus.scim.ScimHttp;
import io.isthmus.scim.ScimListing;
import io.isthmus.scim.ScimSession;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A SCIM 2.0 provider as a target (RFC 7643, RFC 7644). */
final class ScimTarget implements ExportTarget {

    /** Faults of a PATCH request that a provider may not have for the same change as a PUT. */
    private static final Set<String> PATCH_NOT_UNDERSTOOD = Set.of("invalidPath", "noTarget", "invalidFilter");

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final ScimSession session;
    private final ScimConfig config;
    private final ScimSchema schema;
    private final ScimCapabilities capabilities;
    private final ScimResources resources;
    private final ScimPatch patch;
    private final ScimReader reader;
    private final ScimLookUps lookUps;
    private final WriteAnswers answers;

    ScimTarget(ScimSession session, ScimSchema schema, ScimConfig config) {
        this.session = session;
        this.config = config;
        this.schema = schema;
        this.capabilities = schema.capabilities();
        this.resources = new ScimResources(schema.mapping());
        this.patch = new ScimPatch(schema.mapping());
        this.reader = new ScimReader(schema.mapping(), config.maximumResources());
        this.lookUps = new ScimLookUps(session, reader);
        this.answers = new WriteAnswers(session);
    }

    @Override
    public TargetSchema schema() {
        return schema;
    }

    @Override
    public ExportTarget guardedBy(Runnable permit) {
        return new ScimTarget(session.guardedBy(permit), schema, config);
    }

    @Override
    public Outcome apply(PendingExport export) {
        ResourceKind kind = capabilities.resources().get(export.objectType());
        if (kind == null) {
            return new Outcome.Unsupported("the provider has no resource type for this kind of object");
        }
        try {
            return switch (export) {
                case PendingExport.Add add -> create(kind, add);
                case PendingExport.Update update -> update(kind, update);
                case PendingExport.ChangeMembers change -> changeMembers(kind, change);
                case PendingExport.Disable disable -> disable(kind, disable);
                case PendingExport.Delete delete -> delete(kind, delete);
            };
        } catch (ScimHttp.NoAnswer e) {
            return new Outcome.Unknown(e.getMessage());
        }
    }

    private Outcome create(ResourceKind kind, PendingExport.Add add) throws ScimHttp.NoAnswer {
        ObjectNode resource = resources.create(add, kind.schema());
        return answers.created(session.write(HttpMethod.POST, kind.endpoint(), bytes(resource), null));
    }

    private Outcome update(ResourceKind kind, PendingExport.Update update) throws ScimHttp.NoAnswer {
        String path = ScimLookUps.path(kind, update.targetId());
        if (capabilities.patch()) {
            ScimAnswer answer =
                    session.write(HttpMethod.PATCH, path, bytes(patch.update(update)), version(update.etag()));
            if (!patchNotUnderstood(answer)) {
                return answers.changed(answer, update.targetId());
            }
        }
        return replace(
                path,
                update.targetId(),
                version(update.etag()),
                resource -> resources.change(resource, update.objectType(), update.changes()));
    }

    private Outcome changeMembers(ResourceKind kind, PendingExport.ChangeMembers change) throws ScimHttp.NoAnswer {
        String path = ScimLookUps.path(kind, change.targetId());
        if (capabilities.patch()) {
            ScimAnswer answer = session.write(HttpMethod.PATCH, path, bytes(patch.members(change)), null);
            if (!patchNotUnderstood(answer)) {
                return answers.changed(answer, change.targetId());
            }
        }
        return replace(path, change.targetId(), null, group -> resources.change(group, change));
    }

    private Outcome disable(ResourceKind kind, PendingExport.Disable disable) throws ScimHttp.NoAnswer {
        String path = ScimLookUps.path(kind, disable.targetId());
        if (capabilities.patch()) {
            ScimAnswer answer = session.write(HttpMethod.PATCH, path, bytes(patch.disable()), version(disable.etag()));
            return answers.changed(answer, disable.targetId());
        }
        PendingExport.Change change =
                new PendingExport.Change(PendingDifferences.ACCOUNT_ENABLED, false, List.of("true"), List.of("false"));
        return replace(
                path,
                disable.targetId(),
                version(disable.etag()),
                resource -> resources.change(resource, disable.objectType(), List.of(change)));
    }

    private Outcome delete(ResourceKind kind, PendingExport.Delete delete) throws ScimHttp.NoAnswer {
        String path = ScimLookUps.path(kind, delete.targetId());
        return answers.deleted(session.write(HttpMethod.DELETE, path, null, version(delete.etag())), delete.targetId());
    }

    /**
     * Reads the resource, changes it here and writes it whole, so that what is not managed stays as it is.
     *
     * @param expected version that the change was computed for; none: whichever it is in
     */
    private Outcome replace(String path, String targetId, @Nullable String expected, Consumer<ObjectNode> change)
            throws ScimHttp.NoAnswer {
        ScimAnswer current = session.read(path);
        if (current.status() == NOT_FOUND) {
            return new Outcome.Stale(current.reason());
        }
        if (!current.success() || !(current.json() instanceof ObjectNode resource)) {
            return new Outcome.Unknown("the object could not be read before it was replaced: " + current.reason());
        }
        String version = current.identity().version();
        if (expected != null && version != null && !expected.equals(version)) {
            return new Outcome.Stale("the object is in another version than the one that was compared");
        }
        change.accept(resource);
        resource.remove("meta");
        return answers.changed(session.write(HttpMethod.PUT, path, bytes(resource), version(version)), targetId);
    }

    private static boolean patchNotUnderstood(ScimAnswer answer) {
        return answer.status() == 405
                || answer.status() == 501
                || answer.status() == BAD_REQUEST
                        && answer.scimType() != null
                        && PATCH_NOT_UNDERSTOOD.contains(answer.scimType());
    }

    @Override
    public Optional<ObservedObject> findByAnchor(ObjectType type, String targetAnchor) {
        ResourceKind kind = capabilities.resources().get(type);
        return kind != null && capabilities.filter()
                ? lookUps.find(kind, type, new ScimFilter.ByAnchor(targetAnchor)).stream()
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public List<ObservedObject> findByNames(ObjectType type, @Nullable String userName, List<String> addresses) {
        ResourceKind kind = capabilities.resources().get(type);
        if (kind == null || !capabilities.filter()) {
            return List.of();
        }
        List<ObservedObject> found = new ArrayList<>();
        if (type == ObjectType.USER && userName != null) {
            found.addAll(lookUps.search(kind, type, new ScimFilter.ByUserName(userName)));
        }
        if (type != ObjectType.GROUP) {
            addresses.forEach(address -> found.addAll(lookUps.search(kind, type, new ScimFilter.ByAddress(address))));
        }
        return found;
    }

    @Override
    public Optional<ObservedObject> findById(ObjectType type, String targetId) {
        ResourceKind kind = capabilities.resources().get(type);
        return kind == null ? Optional.empty() : lookUps.get(kind, type, targetId);
    }

    @Override
    public void list(ObjectType type, Consumer<Page> page) {
        ResourceKind kind = capabilities.resources().get(type);
        if (kind != null) {
            int count = type == ObjectType.GROUP
                    ? Math.min(config.groupPageSize(), capabilities.pageSize())
                    : capabilities.pageSize();
            new ScimListing<>(session::read, body -> reader.listing(body, type), new TargetFaults())
                    .list(kind.endpoint(), count, found -> page.accept(found.page()));
        }
    }

    @Override
    public void close() {
        session.close();
    }

    private @Nullable String version(@Nullable String etag) {
        return capabilities.etag() ? etag : null;
    }

    private static byte[] bytes(JsonNode json) {
        try {
            return WireFormat.mapper().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
