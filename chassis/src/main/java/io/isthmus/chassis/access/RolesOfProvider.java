package io.isthmus.chassis.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Gives whoever comes with a token of the OpenID provider our roles, and takes the provider's. */
@Singleton
class RolesOfProvider implements SecurityIdentityAugmentor {

    private final NamesOfRoles names;

    RolesOfProvider(OidcConfig config) {
        this.names = NamesOfRoles.of(config);
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(identity.getPrincipal() instanceof JsonWebToken ? withOurRoles(identity) : identity);
    }

    private SecurityIdentity withOurRoles(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addRoles(names.rolesOf(identity.getRoles()))
                .build();
    }
}
