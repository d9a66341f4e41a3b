package io.isthmus.chassis.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/**
 * Sign-in by an OpenID provider (OpenID Connect Core 1.0). The users viewer, operator and admin with their passwords remain:
 * services know each other by them.
 */
@ConfigMapping(prefix = "isthmus.access.oidc")
public interface OidcConfig {

    /** Whether the console sends people to the provider, and REST interfaces take its bearer tokens. */
    @WithDefault("false")
    boolean enabled();

    /** The issuer, below which {@code /.well-known/openid-configuration} is found. */
    Optional<String> url();

    /** Reference to the secret of the console's client; migration-service needs it. */
    Optional<String> secretRef();

    /** What the provider calls those who may look; any of these names. */
    @WithDefault("isthmus-viewer")
    Set<String> viewers();

    /** What the provider calls those who may also start runs and approve. */
    @WithDefault("isthmus-operator")
    Set<String> operators();

    /** What the provider calls those who may also change settings and decide who exports. */
    @WithDefault("isthmus-admin")
    Set<String> admins();
}
