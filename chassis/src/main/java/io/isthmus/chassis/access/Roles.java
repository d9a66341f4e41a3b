package io.isthmus.chassis.access;

/**
 * Who may do what. Every endpoint but health needs one of these; an admin has the operator's role too, an operator the
 * viewer's.
 */
public final class Roles {

    /** may look at everything */
    public static final String VIEWER = "viewer";

    /** may start runs, analyses and migration steps, and approve pending exports */
    public static final String OPERATOR = "operator";

    /** may change settings, decide who exports, and say where a secret is sent (ADR 0010) */
    public static final String ADMIN = "admin";

    private Roles() {}
}
