package io.isthmus.migration.console.page;

import io.isthmus.chassis.access.Roles;
import io.isthmus.migration.console.ConsolePage;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who looks at a page, and the frame of that page. */
@RequestScoped
public class Visitor {

    private final SecurityIdentity identity;
    private final CsrfTokens tokens;
    private final ConsoleConfig config;

    Visitor(SecurityIdentity identity, CsrfTokens tokens, ConsoleConfig config) {
        this.identity = identity;
        this.tokens = tokens;
        this.config = config;
    }

    public boolean isAdmin() {
        return identity.hasRole(Roles.ADMIN);
    }

    public String name() {
        return identity.isAnonymous() ? "" : identity.getPrincipal().getName();
    }

    /** Against forged requests; of nobody for whoever is not signed in. */
    public String token() {
        return tokens.of(name());
    }

    /** Of a page for those who are not, or not yet, to see anything. */
    public Frame outside(String title) {
        return new Frame(title, null, "", false, false, "", TimeZone.of(config));
    }

    public Frame frame(String title, ConsolePage section) {
        return new Frame(
                title,
                section,
                name(),
                identity.hasRole(Roles.OPERATOR),
                isAdmin(),
                identity.isAnonymous() ? "" : tokens.of(name()),
                TimeZone.of(config));
    }
}
