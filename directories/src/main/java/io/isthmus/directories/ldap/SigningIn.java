package io.isthmus.directories.ldap;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.GSSAPIBindRequest;
import com.unboundid.ldap.sdk.GSSAPIBindRequestProperties;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SASLQualityOfProtection;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.util.ssl.PEMFileKeyManager;
import java.io.File;
import java.security.KeyStoreException;
import java.util.List;
import javax.net.ssl.KeyManager;
import org.jspecify.annotations.Nullable;

/** How each kind of credentials is shown to a directory. */
final class SigningIn {

    private SigningIn() {}

    static void signIn(LDAPConnection connection, Credentials credentials) throws LDAPException {
        connection.bind(request(connection, credentials));
    }

    private static BindRequest request(LDAPConnection connection, Credentials credentials) throws LDAPException {
        return switch (credentials) {
            case Credentials.Password password -> new SimpleBindRequest(password.dn(), password.password());
            // as whom the certificate says: an empty name, and not none, which would ask the server to ask for one
            case Credentials.ClientCertificate ignored -> new EXTERNALBindRequest("");
            case Credentials.Kerberos kerberos -> kerberos(kerberos, connection.getSSLSession() != null);
        };
    }

    private static BindRequest kerberos(Credentials.Kerberos kerberos, boolean encrypted) throws LDAPException {
        GSSAPIBindRequestProperties properties = new GSSAPIBindRequestProperties(kerberos.principal(), (String) null);
        properties.setUseKeyTab(true);
        properties.setKeyTabPath(kerberos.keytab().toString());
        properties.setUseTicketCache(false);
        // Active Directory refuses a second layer of encryption within TLS (MS-ADTS, section 5.1.1.1.2)
        properties.setAllowedQoP(
                encrypted
                        ? List.of(SASLQualityOfProtection.AUTH)
                        : List.of(SASLQualityOfProtection.AUTH_CONF, SASLQualityOfProtection.AUTH_INT));
        return new GSSAPIBindRequest(properties);
    }

    /** What an encrypted connection shows of us. */
    static KeyManager @Nullable [] keys(@Nullable Credentials credentials) throws KeyStoreException {
        return credentials instanceof Credentials.ClientCertificate(var certificates, var privateKey)
                ? new KeyManager[] {
                    new PEMFileKeyManager(new File(certificates.toString()), new File(privateKey.toString()))
                }
                : null;
    }
}
