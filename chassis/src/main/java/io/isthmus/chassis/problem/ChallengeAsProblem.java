package io.isthmus.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.contracts.WireFormat;
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
import java.io.UncheckedIOException;
import java.util.Set;

/** HTTP Basic (RFC 7617) that says in the body of a 401, too, what is missing. */
@Singleton
class ChallengeAsProblem implements HttpAuthenticationMechanism {

    private static final int UNAUTHORIZED = 401;

    private final BasicAuthenticationMechanism basic;

    ChallengeAsProblem(BasicAuthenticationMechanism basic) {
        this.basic = basic;
    }

    /** Before the mechanism that it is made of. */
    @Override
    public int getPriority() {
        return basic.getPriority() + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        Uni<SecurityIdentity> identity = basic.authenticate(context, identities);
        // it has noted itself as the one to send the challenge
        context.put(HttpAuthenticationMechanism.class.getName(), this);
        return identity;
    }

    /** Always one: the mechanism itself keeps silent where a form is offered as well. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", "Basic realm=\"Isthmus\""));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        return getChallenge(context).map(challenge -> {
            Problem problem = Problem.of(
                    challenge.status,
                    "NOT_SIGNED_IN",
                    "This needs an account",
                    context.request().getHeader("Authorization") == null
                            ? "the request names no account"
                            : "the account or its password is not known here",
                    "Send the name and the password of one of the users viewer, operator or admin by HTTP Basic.");
            challenge.getHeaders().forEach((name, value) -> context.response().putHeader(name, value));
            context.response()
                    .setStatusCode(challenge.status)
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(json(problem));
            return true;
        });
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return basic.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return basic.getCredentialTransport(context);
    }

    private static String json(Problem problem) {
        try {
            return WireFormat.mapper().writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
