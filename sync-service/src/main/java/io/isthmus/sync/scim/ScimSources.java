package io.isthmus.sync.scim;

import io.isthmus.chassis.secrets.SecretNotResolved;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.scim.Authorization;
import io.isthmus.scim.ScimHttp;
import io.isthmus.scim.ScimSession;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceOpener;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens SCIM providers. */
@ApplicationScoped
public class ScimSources implements SourceOpener {

    /** Pages are asked for one after the other. */
    private static final int CONNECTIONS = 1;

    private final Vertx vertx;
    private final ScimSourceConfig config;
    private final Secrets secrets;

    ScimSources(Vertx vertx, ScimSourceConfig config, Secrets secrets) {
        this.vertx = vertx;
        this.config = config;
        this.secrets = secrets;
    }

    @Override
    public boolean opens(SourceKind kind) {
        return kind == SourceKind.SCIM;
    }

    @Override
    public SourceConnector apply(SourceSettings source) {
        ScimSourceFaults faults = new ScimSourceFaults(source);
        requireSecret(source, faults);
        Clock clock = Clock.systemUTC();
        ScimHttp http = new ScimHttp(vertx, Objects.requireNonNullElse(source.url(), ""), CONNECTIONS, config, faults);
        ScimSession session =
                new ScimSession(http, Authorization.of(authentication(source), secrets, http), config, clock);
        return new ScimSource(new ScimProvider(source, session, config), config, clock);
    }

    private void requireSecret(SourceSettings source, ScimSourceFaults faults) {
        if (source.passwordRef() != null) {
            try {
                secrets.resolve(source.passwordRef());
            } catch (SecretNotResolved e) {
                throw faults.secret(String.valueOf(e.getMessage()), e.whatToDo(), e);
            }
        }
    }

    /** By what the settings have of an account: a client and where its token is had, a user, or a token alone. */
    private static TargetSettings.@Nullable Authentication authentication(SourceSettings source) {
        if (source.passwordRef() == null) {
            return null;
        }
        if (source.bindDn() == null) {
            return new TargetSettings.BearerToken(source.passwordRef());
        }
        return source.token() == null
                ? new TargetSettings.Basic(source.bindDn(), source.passwordRef())
                : new TargetSettings.ClientCredentials(
                        source.token().url(),
                        source.bindDn(),
                        source.passwordRef(),
                        source.token().scope());
    }
}
