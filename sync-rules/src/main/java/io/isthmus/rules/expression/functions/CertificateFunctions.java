package io.isthmus.rules.expression.functions;

import io.isthmus.rules.expression.certificates.CertificateNames;
import io.isthmus.rules.expression.certificates.Certificates;
import io.isthmus.rules.expression.certificates.PublicKeyInfo;
import io.isthmus.rules.expression.evaluation.Arguments;
import io.isthmus.rules.expression.evaluation.FlowValue;
import io.isthmus.rules.expression.evaluation.Function;
import io.isthmus.rules.expression.evaluation.FunctionSignature.Group;
import io.isthmus.rules.expression.evaluation.Row;
import io.isthmus.rules.value.Value;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** X.509 certificates, as DER or Base64. What is no certificate is an error; {@code IsCert} asks first. */
final class CertificateFunctions {

    private static final Define DEFINE = new Define(Group.CERTIFICATE);

    private CertificateFunctions() {}

    private interface Accessor {
        @Nullable
        Value read(X509Certificate certificate);
    }

    static List<Function> all() {
        List<Function> functions = new ArrayList<>(named());
        functions.addAll(List.of(
                DEFINE.scalarOrNull(
                        "bool IsCert(bin certificate)",
                        "Whether the value is a certificate. False for NULL.",
                        row -> Value.bool(row.value(0) != null && Certificates.isReadable(row))),
                DEFINE.whole(
                        "mv CertExtensionOids(bin certificate)",
                        "The object identifiers of the critical extensions.",
                        CertificateFunctions::criticalExtensions),
                DEFINE.scalar(
                        "str CertNameInfo(bin certificate, str nameType, bool issuer)",
                        "A name of the subject, or of the issuer: SimpleName, EmailName, UpnName, DnsName, "
                                + "DnsFromAlternativeName or UrlName; NULL when the certificate has none.",
                        row -> CertificateNames.find(Certificates.read(row), row.text(1), row.bool(2), row)),
                DEFINE.scalar(
                        "bin Thumbprint(bin value)",
                        "The SHA-256 of binary, as key credentials use it.",
                        row -> Value.binary(Certificates.digest("SHA-256", row.binary(0))))));
        return functions;
    }

    private static List<Function> named() {
        return List.of(
                of("str CertFormat", "The format, always X509.", c -> Value.text("X509")),
                of(
                        "str CertFriendlyName",
                        "The alias, which lies beside a certificate and not in it: NULL.",
                        c -> null),
                of("str CertHashString", "The SHA-1 in hexadecimal digits.", Certificates::thumbprint),
                of("str CertIssuer", "The issuer's distinguished name.", Certificates::issuer),
                of("str CertIssuerDN", "The issuer's distinguished name.", Certificates::issuer),
                of("str CertIssuerOid", "A name has no object identifier of its own: NULL.", c -> null),
                of("str CertKeyAlgorithm", "The object identifier of the key's algorithm.", PublicKeyInfo::algorithm),
                of(
                        "str CertKeyAlgorithmParams",
                        "The parameters of the key's algorithm in hexadecimal digits; NULL without any.",
                        PublicKeyInfo::parameters),
                of(
                        "dt CertNotAfter",
                        "When the certificate ends.",
                        c -> Value.moment(c.getNotAfter().toInstant())),
                of(
                        "dt CertNotBefore",
                        "When the certificate begins.",
                        c -> Value.moment(c.getNotBefore().toInstant())),
                of("str CertPublicKeyOid", "The object identifier of the key's algorithm.", PublicKeyInfo::algorithm),
                of(
                        "str CertPublicKeyParametersOid",
                        "The object identifier of the key's parameters (an elliptic curve); NULL without any.",
                        PublicKeyInfo::parametersOid),
                of(
                        "str CertSerialNumber",
                        "The serial number in hexadecimal digits.",
                        c -> Value.text(HexFormat.of()
                                .withUpperCase()
                                .formatHex(c.getSerialNumber().toByteArray()))),
                of(
                        "str CertSignatureAlgorithmOid",
                        "The object identifier of the signature's algorithm.",
                        c -> Value.text(c.getSigAlgOID())),
                of("str CertSubject", "The subject's distinguished name.", Certificates::subject),
                of("str CertSubjectNameDN", "The subject's distinguished name.", Certificates::subject),
                of("str CertSubjectNameOid", "A name has no object identifier of its own: NULL.", c -> null),
                of("str CertThumbprint", "The SHA-1 in hexadecimal digits.", Certificates::thumbprint),
                of("num CertVersion", "The version, mostly 3.", c -> Value.number(c.getVersion())));
    }

    private static Function of(String head, String description, Accessor accessor) {
        return DEFINE.scalar(head + "(bin certificate)", description, row -> accessor.read(Certificates.read(row)));
    }

    private static FlowValue criticalExtensions(Arguments arguments) {
        Value value = arguments.single(0);
        if (value == null) {
            return FlowValue.Literal.NULL;
        }
        X509Certificate certificate =
                Certificates.read(new Row(List.of(value), arguments.evaluation(), arguments.position()));
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        return FlowValue.of(
                critical == null
                        ? List.of()
                        : new TreeSet<>(critical).stream().map(Value::text).toList());
    }
}
