package io.isthmus.migration.console.session;

import io.isthmus.chassis.access.OidcConfig;
import io.isthmus.chassis.secrets.Secrets;
import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.inject.Singleton;
import java.util.Map;

/** The secret of our client at the OpenID provider, by reference as every secret. */
@Singleton
@Unremovable
class ProviderSecret implements CredentialsProvider {

    private final OidcConfig config;
    private final Secrets secrets;

    ProviderSecret(OidcConfig config, Secrets secrets) {
        this.config = config;
        this.secrets = secrets;
    }

    @Override
    public Map<String, String> getCredentials(String name) {
        return Map.of("client-secret", secrets.resolve(config.secretRef().orElseThrow()));
    }
}
