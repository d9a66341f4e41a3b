package io.isthmus.directories.ldap;

import java.nio.file.Path;

/** Who signs in, and by what. */
public sealed interface Credentials {

    /** @param dn or, in Active Directory, a user principal name */
    record Password(String dn, String password) implements Credentials {

        @Override
        public String toString() {
            return dn;
        }
    }

    /**
     * Shown when the encrypted connection is made; the directory then takes us for whoever it names (SASL EXTERNAL, RFC 4422,
     * appendix A).
     *
     * @param certificates the certificate and its chain, in PEM
     * @param privateKey in PEM, PKCS #8
     */
    record ClientCertificate(Path certificates, Path privateKey) implements Credentials {}

    /** SASL GSSAPI (RFC 4752). */
    record Kerberos(String principal, Path keytab) implements Credentials {}
}
