package io.isthmus.migration.console.session;

import io.isthmus.chassis.access.OidcConfig;
import io.isthmus.chassis.access.Roles;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/**
 * How the console learns who looks at it.
 *
 * <pre>
 *     a request without a session   by password          by an OpenID provider
 *     for a page                    to the form          to the provider, and back to the page
 *     for a part of a page          to the form (whole)  to a page of ours that leads to the provider
 *     that would change something   to the form          to a page of ours that leads to the provider
 * </pre>
 *
 * The latter because browsers let neither a script nor a form of ours end at another host (content security policy).
 */
@Singleton
class ConsoleSignIn implements HttpAuthenticationMechanism {

    /** By which {@code quarkus.http.auth.permission.*.auth-mechanism} names it. */
    private static final String NAME = "console";

    private static final String CONSOLE = "/console";
    private static final String LIVE = "/console/live/";
    private static final int FOUND = 302;
    private static final int SEE_OTHER = 303;

    private final ConsoleSessions signedIn;
    private final OidcAuthenticationMechanism provider;
    private final OidcConfig oidc;
    private final Clock clock;

    ConsoleSignIn(ConsoleSessions signedIn, OidcAuthenticationMechanism provider, OidcConfig oidc, Clock clock) {
        this.signedIn = signedIn;
        this.provider = provider;
        this.oidc = oidc;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        if (!context.normalizedPath().startsWith(CONSOLE)) {
            return Uni.createFrom().nullItem();
        }
        return oidc.enabled() ? byProvider(context, identities) : byPassword(context);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        int status = isRead(context) ? FOUND : SEE_OTHER;
        return Uni.createFrom().item(new ChallengeData(status, "Location", SignInPages.SIGN_IN));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        if (oidc.enabled() && isPage(context)) {
            return provider.sendChallenge(context)
                    .onFailure(OIDCException.class)
                    .recoverWithUni(() -> redirect(context, FOUND, SignInPages.PROVIDER_AWAY));
        }
        if (isPage(context)) {
            ReturnPath.remember(context);
        }
        return redirect(context, isRead(context) ? FOUND : SEE_OTHER, SignInPages.SIGN_IN);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, NAME));
    }

    /** What an open page asks for without anybody doing anything: it prolongs no session. */
    static boolean byItself(RoutingContext context) {
        return context.normalizedPath().startsWith(LIVE);
    }

    private Uni<SecurityIdentity> byPassword(RoutingContext context) {
        String session = SessionCookie.in(context);
        var found = byItself(context)
                ? signedIn.byPassword().look(session, clock.instant())
                : signedIn.byPassword().use(session, clock.instant());
        ConsoleSessions.note(context, session);
        return Uni.createFrom().optional(found.map(ConsoleSignIn::identity));
    }

    private Uni<SecurityIdentity> byProvider(RoutingContext context, IdentityProviderManager identities) {
        Uni<SecurityIdentity> identity = provider.authenticate(context, identities)
                // it has noted itself as the one to send the challenge
                .onItemOrFailure()
                .invoke((found, failure) -> context.put(HttpAuthenticationMechanism.class.getName(), this));
        return isEntrance(context)
                ? identity.onFailure(ConsoleSignIn::isRefusal).recoverWithNull()
                : admitted(identity);
    }

    /** Whoever the provider knows and we do not is told so. */
    private static Uni<SecurityIdentity> admitted(Uni<SecurityIdentity> identity) {
        return identity.onFailure(OIDCException.class)
                .transform(failure -> new AuthenticationRedirectException(SEE_OTHER, SignInPages.PROVIDER_AWAY))
                .onFailure(AuthenticationCompletionException.class)
                .transform(failure -> new AuthenticationRedirectException(SEE_OTHER, SignInPages.FAILED))
                .onItem()
                .ifNotNull()
                .invoke(found -> {
                    if (!found.hasRole(Roles.VIEWER)) {
                        throw new AuthenticationRedirectException(SEE_OTHER, SignInPages.NO_ROLE);
                    }
                });
    }

    private static SecurityIdentity identity(PasswordUser account) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(account.name()))
                .addRoles(account.roles())
                .build();
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof AuthenticationFailedException
                || failure instanceof AuthenticationCompletionException
                || failure instanceof OIDCException;
    }

    /** The pages for those who are not signed in; the provider leads back to one of them. */
    private static boolean isEntrance(RoutingContext context) {
        String path = context.normalizedPath();
        return !path.equals(SignInPages.BACK)
                && (path.startsWith(SignInPages.SIGN_IN) || path.startsWith(SignOutPages.SIGN_OUT));
    }

    private static boolean isPage(RoutingContext context) {
        return isRead(context) && context.request().getHeader("HX-Request") == null && !byItself(context);
    }

    private static boolean isRead(RoutingContext context) {
        return context.request().method() == HttpMethod.GET || context.request().method() == HttpMethod.HEAD;
    }

    private static Uni<Boolean> redirect(RoutingContext context, int status, String path) {
        context.response().setStatusCode(status).putHeader("Location", path).end();
        return Uni.createFrom().item(true);
    }
}
