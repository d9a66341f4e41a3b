package io.isthmus.migration.console.session;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Keeps the provider's tokens here and not in the browser: after signing out, a copy of the cookie opens nothing. */
@Singleton
@Alternative
@Priority(1)
class ProviderSessions implements TokenStateManager {

    /** A page asks for several things at once, and the first answer may bring a new number. */
    private static final Duration ON_THEIR_WAY = Duration.ofSeconds(30);

    private final ConsoleSessions signedIn;
    private final Clock clock;

    ProviderSessions(ConsoleSessions signedIn, Clock clock) {
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @Override
    public Uni<String> createTokenState(
            RoutingContext context,
            OidcTenantConfig config,
            AuthorizationCodeTokens tokens,
            OidcRequestContext<String> request) {
        String session = signedIn.byProvider()
                .renew(ConsoleSessions.sessionOf(context), tokens, !ConsoleSignIn.byItself(context), clock.instant());
        ConsoleSessions.note(context, session);
        return Uni.createFrom().item(session);
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext context,
            OidcTenantConfig config,
            String session,
            OidcRequestContext<AuthorizationCodeTokens> request) {
        ConsoleSessions.note(context, session);
        var found = ConsoleSignIn.byItself(context)
                ? signedIn.byProvider().look(session, clock.instant())
                : signedIn.byProvider().use(session, clock.instant());
        return found.map(tokens -> Uni.createFrom().item(tokens))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException("the session is over")));
    }

    @Override
    public Uni<Void> deleteTokens(
            RoutingContext context, OidcTenantConfig config, String session, OidcRequestContext<Void> request) {
        if (context.normalizedPath().equals(SignOutPages.EVERYWHERE)) {
            signedIn.byProvider().end(session);
        } else {
            signedIn.byProvider().endAt(session, clock.instant().plus(ON_THEIR_WAY));
        }
        return Uni.createFrom().voidItem();
    }
}
