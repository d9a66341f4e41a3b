package io.isthmus.export.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.ExportTargets;
import io.isthmus.export.target.KnownTarget;
import io.isthmus.scim.Authorization;
import io.isthmus.scim.ScimHttp;
import io.isthmus.scim.ScimSession;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    public ExportTarget open(TargetSettings settings, KnownTarget known, Consumer<String> habits) {
        ScimHttp http = new ScimHttp(
                vertx, requireNonNull(settings.url()), settings.maxConcurrentRequests(), config, new TargetFaults());
        ScimSession session = new ScimSession(
                http, Authorization.of(settings.authentication(), secrets, http), config, Clock.systemUTC());
        try {
            ScimMapping mapping = ScimMapping.standard();
            ScimCapabilities before = known.schema() == null ? null : capabilities(known.schema());
            ScimCapabilities capabilities = new Discovery(session, mapping, config).discover(before);
            // a provider that can do something else now may have other habits, too
            Habits formerHabits = capabilities.equals(before) ? habits(known.habits()) : Habits.NONE;
            Learned learned = new Learned(formerHabits, more -> habits.accept(document(more)));
            return new ScimTarget(session, new ScimSchema(capabilities, mapping), config, learned);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public TargetSchema schemaOf(String document) {
        return new ScimSchema(capabilities(document), ScimMapping.standard());
    }

    private static ScimCapabilities capabilities(String document) {
        return read(document, ScimCapabilities.class);
    }

    private static Habits habits(@Nullable String document) {
        return document == null ? Habits.NONE : read(document, Habits.class);
    }

    private static <T> T read(String document, Class<T> what) {
        try {
            return WireFormat.mapper().readValue(document, what);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("what was learned of the target cannot be read back", e);
        }
    }

    private static String document(Habits habits) {
        try {
            return WireFormat.mapper().writeValueAsString(habits);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("habits can always be written", e);
        }
    }
}
