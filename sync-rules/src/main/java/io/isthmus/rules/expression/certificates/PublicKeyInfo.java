package io.isthmus.rules.expression.certificates;

import io.isthmus.rules.value.Value;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The algorithm of a certificate's key (RFC 5280, section 4.1.2.7). */
public final class PublicKeyInfo {

    private PublicKeyInfo() {}

    public static Value algorithm(X509Certificate certificate) {
        return oid(identifier(certificate));
    }

    public static @Nullable Value parameters(X509Certificate certificate) {
        Der parameters = identifier(certificate).next();
        return parameters.tag() == 0
                ? null
                : Value.text(HexFormat.of().withUpperCase().formatHex(parameters.encoded()));
    }

    public static @Nullable Value parametersOid(X509Certificate certificate) {
        Der parameters = identifier(certificate).next();
        return parameters.tag() == Der.OBJECT_IDENTIFIER ? oid(parameters) : null;
    }

    private static Der identifier(X509Certificate certificate) {
        return new Der(certificate.getPublicKey().getEncoded()).inside().inside();
    }

    private static Value oid(Der element) {
        byte[] content = element.content();
        StringBuilder text = new StringBuilder();
        long part = 0;
        for (byte each : content) {
            part = part << 7 | each & 0x7F;
            if (each >= 0) {
                text.append(text.isEmpty() ? firstTwo(part) : "." + part);
                part = 0;
            }
        }
        return Value.text(text.toString());
    }

    private static String firstTwo(long part) {
        long first = Math.min(part / 40, 2);
        return first + "." + (part - first * 40);
    }
}
