package io.isthmus.export.scim;

import static java.util.Objects.requireNonNull;

import io.isthmus.chassis.secrets.SecretNotResolved;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.checking.Answered;
import io.isthmus.export.checking.Declared;
import io.isthmus.export.checking.TargetProbe;
import io.isthmus.export.scim.ScimCapabilities.ResourceKind;
import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.scim.Authorization;
import io.isthmus.scim.ScimAnswer;
import io.isthmus.scim.ScimHttp;
import io.isthmus.scim.ScimLimits;
import io.isthmus.scim.ScimSession;
import io.isthmus.scim.ShortTimeouts;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tries one SCIM provider, by GET requests, and by the form that gets a token. */
final class ScimProbe implements TargetProbe {

    private static final String DESCRIPTION = "/ServiceProviderConfig";

    private final TargetSettings target;
    private final Secrets secrets;
    private final ScimLimits limits;
    private final ScimConfig config;
    private final ScimHttp http;
    private final Authorization authorization;
    private final ScimMapping mapping = ScimMapping.standard();
    private @Nullable ScimCapabilities capabilities;

    ScimProbe(TargetSettings target, Vertx vertx, Secrets secrets, ScimConfig config) {
        this.target = target;
        this.secrets = secrets;
        this.config = config;
        this.limits = new ShortTimeouts(config);
        this.http = new ScimHttp(vertx, requireNonNull(target.url()), 1, limits, new TargetFaults());
        this.authorization = Authorization.of(target.authentication(), secrets, http);
    }

    @Override
    public Optional<String> secret() {
        try {
            switch (target.authentication()) {
                case null -> {
                    return Optional.empty();
                }
                case TargetSettings.BearerToken bearer -> secrets.resolve(bearer.tokenRef());
                case TargetSettings.Basic basic -> secrets.resolve(basic.passwordRef());
                case TargetSettings.ClientCredentials client -> secrets.resolve(client.clientSecretRef());
            }
            return Optional.empty();
        } catch (SecretNotResolved e) {
            return Optional.of(e.getMessage() + ". " + e.whatToDo());
        }
    }

    @Override
    public Answered anonymously() {
        return get(DESCRIPTION, null, body -> new Answered.Document());
    }

    @Override
    public void token() {
        authorization.header();
    }

    @Override
    public Answered description() {
        return get(
                DESCRIPTION,
                authorization.header(),
                answer -> answer.json().isObject() ? new Answered.Document() : new Answered.NotUnderstood());
    }

    @Override
    public Declared declared() {
        ScimSession session = new ScimSession(http, authorization, limits, Clock.systemUTC());
        ScimCapabilities found = new Discovery(session, mapping, config).discover(null);
        capabilities = found;
        boolean bulk =
                session.read(DESCRIPTION).json().path("bulk").path("supported").asBoolean(false);
        Map<ObjectType, Declared.Resource> resources = new EnumMap<>(ObjectType.class);
        found.resources()
                .forEach((type, kind) -> resources.put(
                        type,
                        new Declared.Resource(kind.endpoint(), kind.attributes() != null, undeclared(type, kind))));
        return new Declared(found.patch(), found.filter(), bulk, resources);
    }

    private Set<String> undeclared(ObjectType type, ResourceKind kind) {
        Set<String> undeclared = new TreeSet<>();
        if (kind.attributes() != null) {
            undeclared.addAll(mapping.of(type).keySet());
            undeclared.removeAll(kind.attributes());
        }
        return undeclared;
    }

    @Override
    public Answered page(ObjectType type, int from, int count) {
        return list(type, kind(type).endpoint() + "?startIndex=" + from + "&count=" + count);
    }

    @Override
    public Answered lookUp(ObjectType type, String anchor) {
        return list(type, ScimLookUps.path(kind(type), new ScimFilter.ByAnchor(anchor)));
    }

    private ResourceKind kind(ObjectType type) {
        ScimCapabilities found = Objects.requireNonNull(capabilities, "not declared yet");
        return Objects.requireNonNull(found.resources().get(type));
    }

    private Answered list(ObjectType type, String path) {
        return get(path, authorization.header(), answer -> resources(answer, type));
    }

    private Answered.Contents resources(ScimAnswer answer, ObjectType type) {
        try {
            ScimReader.Listing listing =
                    new ScimReader(mapping, config.maximumResources()).listing(answer.body(), type);
            return new Answered.Resources(
                    listing.total(),
                    listing.objects().stream().map(object -> object.targetId()).toList());
        } catch (IOException e) {
            return new Answered.NotUnderstood();
        }
    }

    private Answered get(String path, @Nullable String header, Function<ScimAnswer, Answered.Contents> reading) {
        try {
            ScimAnswer answer = http.send(HttpMethod.GET, path, null, null, header, ScimHttp.NO_PERMIT_NEEDED);
            return new Answered.Status(
                    answer.status(),
                    answer.reason(),
                    answer.success() ? reading.apply(answer) : new Answered.NotUnderstood());
        } catch (ScimHttp.UnreadableAnswer e) {
            return new Answered.Silence(Answered.Why.OTHER, e.getMessage());
        } catch (ScimHttp.NoAnswer e) {
            return new Answered.Silence(Answered.Why.BUSY, e.getMessage());
        } catch (TargetUnavailable e) {
            return ScimProbeFaults.of(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
