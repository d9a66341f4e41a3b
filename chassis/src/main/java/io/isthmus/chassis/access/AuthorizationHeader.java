package io.isthmus.chassis.access;

import io.isthmus.chassis.problem.Problem;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How the REST interfaces learn who asks: HTTP Basic (RFC 7617), or a bearer token (RFC 6750) where an OpenID provider is
 * configured. Never a cookie, so nobody else's page can use them. A 401 says in its body, too, what is missing.
 */
@Singleton
class AuthorizationHeader implements HttpAuthenticationMechanism {

    /** By which {@code quarkus.http.auth.permission.*.auth-mechanism} names it. */
    private static final String NAME = "authorization-header";

    private static final int UNAUTHORIZED = 401;
    private static final String BEARER = "bearer ";
    /** In the context of a request whose password was not looked at: for how long not. */
    private static final String DELAY = "isthmus.sign-in.delay";

    private final BasicAuthenticationMechanism basic;
    private final OidcAuthenticationMechanism provider;
    private final OidcConfig oidc;
    private final SignIns signIns;

    AuthorizationHeader(
            BasicAuthenticationMechanism basic,
            OidcAuthenticationMechanism provider,
            OidcConfig oidc,
            SignIns signIns) {
        this.basic = basic;
        this.provider = provider;
        this.oidc = oidc;
        this.signIns = signIns;
    }

    @Override
    public int getPriority() {
        return basic.getPriority() + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        Uni<SecurityIdentity> identity = isBearer(context) && oidc.enabled()
                ? provider.authenticate(context, identities)
                : byPassword(context, identities);
        return identity
                // it has noted itself as the one to send the challenge
                .onItemOrFailure()
                .invoke((found, failure) -> context.put(HttpAuthenticationMechanism.class.getName(), this));
    }

    private Uni<SecurityIdentity> byPassword(RoutingContext context, IdentityProviderManager identities) {
        Optional<SignInAttempt> named = BasicCredentials.attempt(context);
        if (named.isEmpty()) {
            return basic.authenticate(context, identities);
        }
        SignInAttempt attempt = named.get();
        Optional<Duration> delay = signIns.delay(attempt);
        if (delay.isPresent()) {
            return Uni.createFrom().failure(notLookedAt(context, delay.get()));
        }
        return basic.authenticate(context, identities)
                .onItem()
                .ifNotNull()
                .invoke(found -> signIns.succeeded(attempt, false).ifPresent(wait -> {
                    throw notLookedAt(context, wait);
                }))
                .onFailure(failure -> failure instanceof AuthenticationFailedException && context.get(DELAY) == null)
                .invoke(failure -> signIns.failed(attempt));
    }

    private static AuthenticationFailedException notLookedAt(RoutingContext context, Duration delay) {
        context.put(DELAY, delay);
        return new AuthenticationFailedException("too many sign-ins have failed");
    }

    /** Always one: the mechanisms themselves keep silent where something else is offered as well. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        Duration delay = context.get(DELAY);
        if (delay != null) {
            return Uni.createFrom()
                    .item(new ChallengeData(TooManySignIns.STATUS, "Retry-After", TooManySignIns.retryAfter(delay)));
        }
        String challenge =
                isBearer(context) && oidc.enabled() ? "Bearer error=\"invalid_token\"" : "Basic realm=\"Isthmus\"";
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", challenge));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        return getChallenge(context).map(challenge -> {
            Duration delay = context.get(DELAY);
            Problem problem = delay != null
                    ? TooManySignIns.problem(delay)
                    : Problem.of(
                            challenge.status, "NOT_SIGNED_IN", "This needs an account", detail(context), whatToDo());
            challenge.getHeaders().forEach((name, value) -> context.response().putHeader(name, value));
            ProblemAnswers.send(context, problem);
            return true;
        });
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return basic.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, NAME));
    }

    private String detail(RoutingContext context) {
        if (context.request().getHeader("Authorization") == null) {
            return "the request names no account";
        }
        if (!isBearer(context)) {
            return "the account or its password is not known here";
        }
        return oidc.enabled()
                ? "the bearer token has expired, or is not of the provider that this service trusts"
                : "this service takes no bearer tokens";
    }

    private String whatToDo() {
        String byPassword =
                "Send the name and the password of one of the users viewer, operator or admin by HTTP Basic";
        return oidc.enabled() ? byPassword + ", or a fresh bearer token of the OpenID provider." : byPassword + ".";
    }

    private static boolean isBearer(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER);
    }
}
