package io.isthmus.export.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.WireFormat;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.scim.ScimCapabilities.ResourceKind;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.target.Outcome;
import io.isthmus.export.target.UnusableAnswer;
import io.isthmus.scim.ScimAnswer;
import io.isthmus.scim.ScimHttp;
import io.isthmus.scim.ScimListing;
import io.isthmus.scim.ScimSession;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A SCIM 2.0 provider as a target (RFC 7643, RFC 7644). */
final class ScimTarget implements ExportTarget {

    /** Without these nobody is who he is. */
    private static final Set<String> ESSENTIAL = Set.of(
            "sourceAnchor", "userPrincipalName", "displayName", "givenName", "surname", "mail", "accountEnabled");

    private final ScimSession session;
    private final ScimConfig config;
    private final ScimSchema schema;
    private final ScimCapabilities capabilities;
    private final ScimResources resources;
    private final ScimUpdates updates;
    private final ScimReader reader;
    private final Learned learned;
    private final ScimLookUps lookUps;
    private final WriteAnswers answers;

    ScimTarget(ScimSession session, ScimSchema schema, ScimConfig config, Learned learned) {
        this.learned = learned;
        this.session = session;
        this.config = config;
        this.schema = schema;
        this.capabilities = schema.capabilities();
        this.resources = new ScimResources(schema.mapping());
        this.reader = new ScimReader(schema.mapping(), config.maximumResources());
        this.lookUps = new ScimLookUps(session, reader);
        this.answers = new WriteAnswers(session);
        this.updates = new ScimUpdates(session, schema.mapping(), capabilities, answers, learned);
    }

    @Override
    public TargetSchema schema() {
        return schema;
    }

    @Override
    public ExportTarget guardedBy(Runnable permit) {
        return new ScimTarget(session.guardedBy(permit), schema, config, learned);
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
                case PendingExport.Update update -> updates.update(kind, update);
                case PendingExport.ChangeMembers change -> updates.members(kind, change);
                case PendingExport.Disable disable -> updates.disable(kind, disable);
                case PendingExport.Delete delete -> delete(kind, delete);
            };
        } catch (ScimHttp.NoAnswer e) {
            return new Outcome.Unknown(e.getMessage());
        }
    }

    private Outcome create(ResourceKind kind, PendingExport.Add add) throws ScimHttp.NoAnswer {
        Outcome whole = createAtOnce(kind, add);
        PendingExport.Add essential = essential(add);
        if (!(whole instanceof Outcome.Rejected refused)
                || refused.conflict()
                || essential.image().equals(add.image())) {
            return whole;
        }
        // a value that is not wanted costs the value, not the person: which one it is, the next comparison finds out
        Outcome reduced = createAtOnce(kind, essential);
        if (reduced instanceof Outcome.Accepted accepted) {
            return new Outcome.Reduced(
                    Objects.requireNonNull(accepted.targetId(), "what was created has an id"),
                    accepted.etag(),
                    essential,
                    refused.code(),
                    "created with the most necessary values alone: " + refused.reason());
        }
        return reduced instanceof Outcome.Rejected || reduced instanceof Outcome.Unsupported ? whole : reduced;
    }

    private Outcome createAtOnce(ResourceKind kind, PendingExport.Add add) throws ScimHttp.NoAnswer {
        ObjectNode resource = resources.create(add, kind.schema());
        ScimAnswer answer = session.write(HttpMethod.POST, kind.endpoint(), bytes(resource), null);
        Outcome outcome = answers.created(answer, add.targetAnchor());
        if (add.objectType() == ObjectType.GROUP
                && outcome instanceof Outcome.Accepted accepted
                && accepted.targetId() != null) {
            learned.groupCreated(accepted.targetId());
        }
        return outcome;
    }

    private static PendingExport.Add essential(PendingExport.Add add) {
        Map<String, List<String>> attributes = new HashMap<>(add.image().attributes());
        attributes.keySet().retainAll(ESSENTIAL);
        return new PendingExport.Add(
                add.targetAnchor(), add.objectType(), new Image(attributes, Map.of()), add.waits());
    }

    private Outcome delete(ResourceKind kind, PendingExport.Delete delete) throws ScimHttp.NoAnswer {
        String path = ScimLookUps.path(kind, delete.targetId());
        return answers.deleted(session.write(HttpMethod.DELETE, path, null, version(delete.etag())), delete.targetId());
    }

    @Override
    public Optional<ObservedObject> findByAnchor(ObjectType type, String targetAnchor) {
        ResourceKind kind = capabilities.resources().get(type);
        return kind != null && capabilities.filter()
                ? lookUps.find(kind, type, new ScimFilter.ByAnchor(targetAnchor)).stream()
                        .findFirst()
                        .map(found -> type == ObjectType.GROUP
                                ? found.withMembers(learned.listedMembers(found.members()))
                                : found)
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
        return kind == null
                ? Optional.empty()
                : lookUps.get(kind, type, targetId)
                        .map(found ->
                                type == ObjectType.GROUP ? found.withMembers(learned.members(found.members())) : found);
    }

    @Override
    public void list(ObjectType type, Consumer<Page> page) {
        ResourceKind kind = capabilities.resources().get(type);
        if (kind != null) {
            int count = type == ObjectType.GROUP
                    ? Math.min(config.groupPageSize(), capabilities.pageSize())
                    : capabilities.pageSize();
            new ScimListing<>(session::read, body -> reader.listing(body, type), new TargetFaults())
                    .list(
                            kind.endpoint(),
                            count,
                            found -> page.accept(type == ObjectType.GROUP ? withMembers(found.page()) : found.page()));
        }
    }

    /** Where lists show no members, each group is asked by itself. */
    private Page withMembers(Page page) {
        boolean listed = learned.membersListed(page.objects());
        return new Page(
                page.objects().stream()
                        .map(group -> listed || !Learned.isEmpty(group.members())
                                ? group.withMembers(learned.listedMembers(group.members()))
                                : askedAlone(group))
                        .toList(),
                page.expected());
    }

    private ObservedObject askedAlone(ObservedObject group) {
        try {
            return findById(ObjectType.GROUP, group.targetId()).orElse(group.withMembers(null));
        } catch (UnusableAnswer e) {
            return group.withMembers(null);
        }
    }

    @Override
    public void close() {
        session.close();
    }

    private @Nullable String version(@Nullable String etag) {
        return capabilities.etag() ? etag : null;
    }

    static byte[] bytes(JsonNode json) {
        try {
            return WireFormat.mapper().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
