package io.isthmus.directories.ldap;

/**
 * Who signs in.
 *
 * @param dn or, in Active Directory, a user principal name
 */
public record BindAccount(String dn, String password) {

    @Override
    public String toString() {
        return dn;
    }
}
