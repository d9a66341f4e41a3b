package io.isthmus.contracts.settings;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How a directory's reader signs in by SASL (RFC 4513, section 5.2) and not by DN and password. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SignIn.ClientCertificate.class, name = "clientCertificate"),
    @JsonSubTypes.Type(value = SignIn.Kerberos.class, name = "kerberos")
})
public sealed interface SignIn permits SignIn.ClientCertificate, SignIn.Kerberos {

    /** Who that is, for people. */
    String reader();

    List<String> secretReferences();

    /**
     * EXTERNAL (RFC 4422, appendix A): the directory takes its reader for whoever the certificate of the TLS connection names.
     *
     * @param certificateRef {@code file:} reference to the certificate and its chain, in PEM
     * @param privateKeyRef {@code file:} reference to its private key, in PEM (PKCS #8, not encrypted)
     */
    record ClientCertificate(String certificateRef, String privateKeyRef) implements SignIn {

        @Override
        public String reader() {
            return "whom the certificate " + certificateRef + " names";
        }

        @Override
        public List<String> secretReferences() {
            return List.of(certificateRef, privateKeyRef);
        }
    }

    /**
     * GSSAPI (RFC 4752) with the keys of a service account. Where the realm's key distribution center is, {@code krb5.conf} or DNS
     * says.
     *
     * @param principal such as {@code isthmus@CONTOSO.COM}
     * @param keytabRef {@code file:} reference to the keytab with its keys
     */
    record Kerberos(String principal, String keytabRef) implements SignIn {

        @Override
        public String reader() {
            return principal;
        }

        @Override
        public List<String> secretReferences() {
            return List.of(keytabRef);
        }
    }
}
