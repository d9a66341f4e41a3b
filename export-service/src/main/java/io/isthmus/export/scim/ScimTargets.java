package io.isthmus.export.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.ExportTargets;
import io.isthmus.export.target.TargetUnavailable;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Opens connections to SCIM providers. */
@ApplicationScoped
public class ScimTargets implements ExportTargets {

    private final Vertx vertx;
    private final Secrets secrets;
    private final ScimConfig config;

    ScimTargets(Vertx vertx, Secrets secrets, ScimConfig config) {
        this.vertx = vertx;
        this.secrets = secrets;
        this.config = config;
    }

    @Override
    public ExportTarget open(TargetSettings settings) {
        ScimHttp http = new ScimHttp(vertx, settings.url(), settings.maxConcurrentRequests(), config);
        Authorization authorization = Authorization.of(
                settings.authentication(), secrets, (url, basic, form) -> token(http, url, basic, form));
        ScimSession session = new ScimSession(http, authorization, config, Clock.systemUTC());
        try {
            ScimMapping mapping = ScimMapping.standard();
            ScimCapabilities capabilities = new Discovery(session, mapping, config).discover();
            return new ScimTarget(session, new ScimSchema(capabilities, mapping), config);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public TargetSchema schemaOf(String document) {
        try {
            return new ScimSchema(
                    WireFormat.mapper().readValue(document, ScimCapabilities.class), ScimMapping.standard());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("what was learned of the target cannot be read back", e);
        }
    }

    static ScimAnswer token(ScimHttp http, String url, String basic, String form) {
        try {
            return http.form(url, basic, form.getBytes(StandardCharsets.UTF_8));
        } catch (ScimHttp.NoAnswer e) {
            throw new TargetUnavailable(
                    "TARGET_UNREACHABLE",
                    "the token endpoint " + url + " does not answer: " + e.getMessage(),
                    "check target.authentication.tokenUrl in the settings and the network",
                    e);
        }
    }
}
