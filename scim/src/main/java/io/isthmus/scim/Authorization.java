package io.isthmus.scim;

import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.TargetSettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The value of the {@code Authorization} header. Secrets are resolved at the moment of use. */
public sealed interface Authorization
        permits Authorization.None, Authorization.Bearer, Authorization.Basic, ClientCredentials {

    /** None where nobody signs in. May fetch a token, so it blocks. */
    @Nullable
    String header();

    /** The provider refused the last header: whatever is cached is not to be used again. */
    default void refused() {}

    static Authorization of(TargetSettings.@Nullable Authentication authentication, Secrets secrets, ScimHttp http) {
        return switch (authentication) {
            case null -> new None();
            case TargetSettings.BearerToken bearer -> new Bearer(bearer, secrets);
            case TargetSettings.Basic basic -> new Basic(basic, secrets);
            case TargetSettings.ClientCredentials client ->
                new ClientCredentials(client, secrets, http::token, http.faults());
        };
    }

    record None() implements Authorization {
        @Override
        public @Nullable String header() {
            return null;
        }
    }

    record Bearer(TargetSettings.BearerToken settings, Secrets secrets) implements Authorization {
        @Override
        public String header() {
            return "Bearer " + secrets.resolve(settings.tokenRef());
        }
    }

    record Basic(TargetSettings.Basic settings, Secrets secrets) implements Authorization {
        @Override
        public String header() {
            return encoded(settings.user(), secrets.resolve(settings.passwordRef()));
        }

        static String encoded(String user, String password) {
            return "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }
    }
}
