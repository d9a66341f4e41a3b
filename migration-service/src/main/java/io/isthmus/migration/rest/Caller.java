package io.isthmus.migration.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who is signed in. */
@RequestScoped
class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    String name() {
        return identity.getPrincipal().getName();
    }

    boolean has(String role) {
        return identity.hasRole(role);
    }
}
