package io.isthmus.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.scim.ScimFaults.What;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** OAuth 2.0 client credentials (RFC 6749, section 4.4): one token for all requests, renewed before it expires. */
public final class ClientCredentials implements Authorization {

    /** Asks for a token, signed in by a header of its own. */
    public interface TokenEndpoint {
        ScimAnswer token(String url, String basicAuthorization, String form);
    }

    private static final long SECONDS_WITHOUT_STATEMENT = 60;

    private final TargetSettings.ClientCredentials settings;
    private final Secrets secrets;
    private final TokenEndpoint endpoint;
    private final ScimFaults faults;
    // a lock, not a monitor: a monitor held over a request would pin a virtual thread's carrier
    private final ReentrantLock renewal = new ReentrantLock();
    private @Nullable String header;
    private long renewAtNanos;

    public ClientCredentials(
            TargetSettings.ClientCredentials settings, Secrets secrets, TokenEndpoint endpoint, ScimFaults faults) {
        this.settings = settings;
        this.secrets = secrets;
        this.endpoint = endpoint;
        this.faults = faults;
    }

    @Override
    public String header() {
        renewal.lock();
        try {
            String token = header;
            if (token == null || System.nanoTime() - renewAtNanos >= 0) {
                token = renewed();
                header = token;
            }
            return token;
        } finally {
            renewal.unlock();
        }
    }

    @Override
    public void refused() {
        renewal.lock();
        try {
            header = null;
        } finally {
            renewal.unlock();
        }
    }

    private String renewed() {
        String basic =
                Basic.encoded(encoded(settings.clientId()), encoded(secrets.resolve(settings.clientSecretRef())));
        String form = "grant_type=client_credentials"
                + (settings.scope() == null || settings.scope().isBlank() ? "" : "&scope=" + encoded(settings.scope()));
        ScimAnswer answer = endpoint.token(settings.tokenUrl(), basic, form);
        if (answer.status() != 200) {
            throw refusedBy(answer.status());
        }
        try {
            JsonNode token = ScimJson.mapper().readTree(answer.body());
            String value = token.path("access_token").asText("");
            if (value.isEmpty()) {
                throw refusedBy(answer.status());
            }
            long seconds = token.path("expires_in").asLong(SECONDS_WITHOUT_STATEMENT);
            // four fifths of its life: never sent in its last moments
            renewAtNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(Math.max(1, seconds * 4 / 5));
            return "Bearer " + value;
        } catch (IOException e) {
            throw faults.refused(
                    What.TOKEN_ENDPOINT,
                    "the token endpoint " + settings.tokenUrl() + " answered something else than JSON",
                    e);
        }
    }

    private RuntimeException refusedBy(int status) {
        return faults.refused(
                What.TOKEN_ENDPOINT,
                "the token endpoint " + settings.tokenUrl() + " gave no token to client " + settings.clientId()
                        + " (HTTP " + status + ")",
                null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
