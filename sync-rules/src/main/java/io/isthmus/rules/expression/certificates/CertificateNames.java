package io.isthmus.rules.expression.certificates;

import io.isthmus.directories.names.SpelledName;
import io.isthmus.rules.expression.evaluation.Row;
import io.isthmus.rules.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Names of a certificate by their type, from the alternative names (RFC 5280, section 4.2.1.6) or the DN. */
public final class CertificateNames {

    private static final int OTHER_NAME = 0;
    private static final int RFC822_NAME = 1;
    private static final int DNS_NAME = 2;
    private static final int URI = 6;

    /** 1.3.6.1.4.1.311.20.2.3, the user principal name. */
    private static final byte[] UPN_OID = {0x06, 0x0A, 0x2B, 0x06, 0x01, 0x04, 0x01, (byte) 0x82, 0x37, 0x14, 0x02, 0x03
    };

    private CertificateNames() {}

    public static @Nullable Value find(X509Certificate certificate, String nameType, boolean issuer, Row row) {
        Collection<List<?>> alternatives = alternatives(certificate, issuer, row);
        X500Principal principal = issuer ? certificate.getIssuerX500Principal() : certificate.getSubjectX500Principal();
        Optional<String> name = switch (nameType) {
            case "SimpleName" ->
                component(principal, "CN").or(() -> component(principal, "OU")).or(() -> component(principal, "O"));
            case "EmailName" -> text(alternatives, RFC822_NAME).or(() -> component(principal, "1.2.840.113549.1.9.1"));
            case "DnsName", "DnsFromAlternativeName" ->
                text(alternatives, DNS_NAME)
                        .or(() -> nameType.equals("DnsName") ? component(principal, "CN") : Optional.empty());
            case "UrlName" -> text(alternatives, URI);
            case "UpnName" -> userPrincipalName(alternatives);
            default -> throw row.fail("no such type of name: " + nameType);
        };
        return name.map(Value::text).orElse(null);
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate, boolean issuer, Row row) {
        try {
            Collection<List<?>> names =
                    issuer ? certificate.getIssuerAlternativeNames() : certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException broken) {
            throw row.fail("the certificate's alternative names are broken");
        }
    }

    private static Optional<String> component(X500Principal principal, String type) {
        return SpelledName.of(principal.getName(X500Principal.RFC1779)).components().stream()
                .filter(each ->
                        each.type().equalsIgnoreCase(type) || each.type().equalsIgnoreCase("OID." + type))
                .map(SpelledName.Component::value)
                .findFirst();
    }

    private static Optional<String> text(Collection<List<?>> alternatives, int type) {
        return alternatives.stream()
                .filter(each -> each.get(0).equals(type))
                .map(each -> each.get(1).toString())
                .findFirst();
    }

    private static Optional<String> userPrincipalName(Collection<List<?>> alternatives) {
        return alternatives.stream()
                .filter(each -> each.get(0).equals(OTHER_NAME) && each.get(1) instanceof byte[])
                .map(each -> userPrincipalName((byte[]) each.get(1)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The name is the UTF8String at the end of the encoded alternative name; a length below 128 is one byte. */
    private static Optional<String> userPrincipalName(byte[] der) {
        Der name = new Der(der).inside();
        if (!name.startsWith(UPN_OID)) {
            return Optional.empty();
        }
        Der value = name.next();
        while (value.tag() != Der.UTF8_STRING && value.isConstructed()) {
            value = value.inside();
        }
        return value.tag() == Der.UTF8_STRING
                ? Optional.of(new String(value.content(), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
