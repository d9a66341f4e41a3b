package io.isthmus.sandbox.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.BulkConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.SortConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.EndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.authorize.Authorization;
import de.captaingoldfish.scim.sdk.server.endpoints.base.GroupEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ETagFeature;
import io.isthmus.sandbox.dialect.HttpAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/** SCIM 2.0 (RFC 7643, RFC 7644) on the {@link Resources}: filter, PATCH, versions; no bulk, no sort. */
final class ScimService {

    /** Most resources that one answer holds. */
    static final int MAX_RESULTS = 1_000;

    /** Tokens were checked when the request came in. */
    private static final Authorization ALREADY_SIGNED_IN = new Authorization() {
        @Override
        public Set<String> getClientRoles() {
            return Set.of();
        }

        @Override
        public boolean authenticate(Map<String, String> httpHeaders, Map<String, String> queryParams) {
            return true;
        }
    };

    private final ResourceEndpoint endpoint;
    private final String baseUrl;
    private final PlainListing listing;
    private final LargeMemberships members;
    /** Read-modify-write of one resource happens one after the other; which lock it takes follows from its path. */
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(256).toArray(ReentrantLock[]::new);
    /** A deletion changes groups besides, which no path tells: nothing else is written meanwhile. */
    private final ReadWriteLock memberships = new ReentrantReadWriteLock();

    ScimService(Resources resources, String baseUrl) {
        this.baseUrl = baseUrl;
        this.listing = new PlainListing(resources);
        this.members = new LargeMemberships(resources);
        this.endpoint = new ResourceEndpoint(
                serviceProvider(),
                new UserEndpointDefinition(new StoreHandler.Users(resources)),
                new GroupEndpointDefinition(new StoreHandler.Groups(resources)),
                new EndpointDefinition(
                        document("contact-resource-type.json"),
                        document("contact-schema.json"),
                        List.of(),
                        new StoreHandler.Contacts(resources)));
        // declared in the provider's configuration, versions must be enabled for each type besides
        endpoint.getRegisteredResourceTypes()
                .forEach(type -> type.getFeatures()
                        .setETagFeature(ETagFeature.builder().enabled(true).build()));
    }

    /** @param target path and query below the base address */
    HttpAnswer answer(String method, String target, Map<String, String> headers, String body) {
        if (method.equals("GET")) {
            return listing.answer(target).orElseGet(() -> ask(method, target, headers, body));
        }
        Lock membership = method.equals("DELETE") ? memberships.writeLock() : memberships.readLock();
        Lock lock = locks[Math.floorMod(target.hashCode(), locks.length)];
        membership.lock();
        lock.lock();
        try {
            return members.answer(method, target, headers, body).orElseGet(() -> ask(method, target, headers, body));
        } finally {
            lock.unlock();
            membership.unlock();
        }
    }

    private HttpAnswer ask(String method, String target, Map<String, String> headers, String body) {
        ScimResponse response = endpoint.handleRequest(
                baseUrl + target,
                HttpMethod.valueOf(method),
                body.isEmpty() ? null : body,
                headers,
                new Context(ALREADY_SIGNED_IN));
        byte[] text = response.isEmpty() ? new byte[0] : response.toString().getBytes(StandardCharsets.UTF_8);
        return new HttpAnswer(response.getHttpStatus(), response.getHttpHeaders(), text);
    }

    private static ServiceProvider serviceProvider() {
        return ServiceProvider.builder()
                .filterConfig(FilterConfig.builder()
                        .supported(true)
                        .maxResults(MAX_RESULTS)
                        .build())
                .patchConfig(PatchConfig.builder().supported(true).build())
                .eTagConfig(ETagConfig.builder().supported(true).build())
                .sortConfig(SortConfig.builder().supported(false).build())
                .bulkConfig(BulkConfig.builder().supported(false).build())
                .authenticationSchemes(List.of(AuthenticationScheme.builder()
                        .type("oauthbearertoken")
                        .name("Bearer token")
                        .description("RFC 6750")
                        .build()))
                .lenientContentTypeChecking(true)
                .build();
    }

    private static JsonNode document(String name) {
        try (InputStream stream = ScimService.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
