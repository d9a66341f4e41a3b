package io.isthmus.export.scim;

import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.TargetSettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The value of the {@code Authorization} header. Secrets are resolved at the moment of use. */
interface Authorization {

    /** The header's value, or {@code null} for none. May fetch a token, so it blocks. */
    String header();

    /** The provider refused the last header: whatever is cached is not to be used again. */
    default void refused() {}

    /** Of what the settings say; {@code null} signs in nowhere. */
    static Authorization of(TargetSettings.Authentication authentication, Secrets secrets, TokenRequests tokens) {
        return switch (authentication) {
            case null -> () -> null;
            case TargetSettings.BearerToken bearer -> () -> "Bearer " + secrets.resolve(bearer.tokenRef());
            case TargetSettings.Basic basic ->
                () -> "Basic "
                        + Base64.getEncoder()
                                .encodeToString((basic.user() + ":" + secrets.resolve(basic.passwordRef()))
                                        .getBytes(StandardCharsets.UTF_8));
            case TargetSettings.ClientCredentials credentials -> new ClientCredentials(credentials, secrets, tokens);
        };
    }

    /** Asks a token endpoint. */
    interface TokenRequests {
        /** @param form {@code application/x-www-form-urlencoded} body */
        ScimAnswer post(String url, String basicAuthorization, String form);
    }
}
