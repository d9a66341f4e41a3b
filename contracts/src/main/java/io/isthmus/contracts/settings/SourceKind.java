package io.isthmus.contracts.settings;

/** What the source is, as far as reading it differs. */
public enum SourceKind {
    ACTIVE_DIRECTORY("objectGUID"),
    LDAP("entryUUID"),
    /** files of RFC 2849, whose records are objects */
    LDIF("entryUUID"),
    /** files of RFC 4180, whose rows are objects */
    CSV("id"),
    /** a query at a database, whose rows are objects */
    SQL("id"),
    /** a SCIM 2.0 provider, whose users and groups are objects (RFC 7644) */
    SCIM("id");

    private final String anchorAttribute;

    SourceKind(String anchorAttribute) {
        this.anchorAttribute = anchorAttribute;
    }

    public String anchorAttribute() {
        return anchorAttribute;
    }

    /** Whether it is a server that is asked by LDAP. */
    public boolean speaksLdap() {
        return switch (this) {
            case ACTIVE_DIRECTORY, LDAP -> true;
            case LDIF, CSV, SQL, SCIM -> false;
        };
    }

    /** Whether its objects have no names of their own: they stand below the one partition by their keys. */
    public boolean placesByKey() {
        return hasRows() || this == SCIM;
    }

    /** Whether it has rows without names of their own. */
    public boolean hasRows() {
        return switch (this) {
            case CSV, SQL -> true;
            case ACTIVE_DIRECTORY, LDAP, LDIF, SCIM -> false;
        };
    }
}
