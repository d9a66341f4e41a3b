package io.isthmus.rules.expression.certificates;

import io.isthmus.rules.expression.evaluation.EvaluationException;
import io.isthmus.rules.expression.evaluation.Row;
import io.isthmus.rules.value.Value;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/** Reads certificates. */
public final class Certificates {

    private Certificates() {}

    public static X509Certificate read(Row row) {
        try {
            return parse(row.binary(0));
        } catch (CertificateException unreadable) {
            throw row.fail("the value is no X.509 certificate");
        }
    }

    public static boolean isReadable(Row row) {
        try {
            parse(row.binary(0));
            return true;
        } catch (CertificateException | EvaluationException unreadable) {
            return false;
        }
    }

    private static X509Certificate parse(byte[] der) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    }

    public static Value issuer(X509Certificate certificate) {
        return name(certificate.getIssuerX500Principal());
    }

    public static Value subject(X509Certificate certificate) {
        return name(certificate.getSubjectX500Principal());
    }

    private static Value name(X500Principal principal) {
        return Value.text(principal.getName(X500Principal.RFC1779));
    }

    public static Value thumbprint(X509Certificate certificate) {
        try {
            return Value.text(HexFormat.of().withUpperCase().formatHex(digest("SHA-1", certificate.getEncoded())));
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was read has an encoding", impossible);
        }
    }

    public static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has " + algorithm, impossible);
        }
    }
}
