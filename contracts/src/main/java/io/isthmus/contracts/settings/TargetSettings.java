package io.isthmus.contracts.settings;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * The cloud directory.
 *
 * @param name names the target for all deployments that might export to it: export control is held by this name
 * @param url base of the SCIM service, without a slash at the end
 * @param maxConcurrentRequests 1 to 256
 * @param initialDomain replaces an unverified UPN suffix; none leaves UPNs alone
 */
public record TargetSettings(
        String name,
        Kind kind,
        @Nullable String url,
        @Nullable Authentication authentication,
        int maxConcurrentRequests,
        @Nullable String initialDomain) {

    public TargetSettings {
        kind = kind == null ? Kind.SCIM : kind;
        maxConcurrentRequests = maxConcurrentRequests == 0 ? 16 : maxConcurrentRequests;
    }

    /** The protocol. */
    public enum Kind {
        SCIM
    }

    /** How to sign in at the target. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = BearerToken.class, name = "bearer"),
        @JsonSubTypes.Type(value = ClientCredentials.class, name = "clientCredentials"),
        @JsonSubTypes.Type(value = Basic.class, name = "basic")
    })
    public sealed interface Authentication permits BearerToken, ClientCredentials, Basic {}

    /** A long-lived token (RFC 6750). */
    public record BearerToken(String tokenRef) implements Authentication {}

    /** OAuth 2.0 client credentials (RFC 6749, section 4.4). */
    public record ClientCredentials(
            String tokenUrl,
            String clientId,
            String clientSecretRef,
            @Nullable String scope) implements Authentication {}

    /** HTTP Basic (RFC 7617). */
    public record Basic(String user, String passwordRef) implements Authentication {}
}
