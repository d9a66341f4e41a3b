package io.isthmus.chassis.access;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Who a request with HTTP Basic (RFC 7617) says it is. */
final class BasicCredentials {

    private static final String BASIC = "basic ";

    private BasicCredentials() {}

    /** Empty for a request without HTTP Basic; what cannot be read names nobody. */
    static Optional<SignInAttempt> attempt(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        return Optional.of(SignInAttempt.of(account(header.substring(BASIC.length())), context));
    }

    private static String account(String encoded) {
        try {
            String plain = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
            return plain.split(":", 2)[0];
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
