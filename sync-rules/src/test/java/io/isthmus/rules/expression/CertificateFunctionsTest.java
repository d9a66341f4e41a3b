package io.isthmus.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over self-signed certificates made for this test. */
class CertificateFunctionsTest {

    private static final SourceObject USER = new SourceObject(
            "ad",
            "a1",
            "CN=Joe",
            "user",
            Attributes.builder()
                    .put("rsa", Value.binary(Base64.getMimeDecoder().decode(text("certificate-rsa.txt"))))
                    .put("curve", text("certificate-curve.txt"))
                    .put("broken", Value.binary(new byte[] {0x30, 0x03, 1}))
                    .build());

    private static String text(String file) {
        try (InputStream in = CertificateFunctionsTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "CertFormat([rsa]) => X509",
                "CertVersion([rsa]) => 3",
                "CertSerialNumber([rsa]) => 0102030405",
                "CertSubject([curve]) => CN=Curve",
                "CertSubjectNameDN([curve]) => CN=Curve",
                "CertIssuer([curve]) => CN=Curve",
                "CertIssuerDN([curve]) => CN=Curve",
                "CertKeyAlgorithm([rsa]) => 1.2.840.113549.1.1.1",
                "CertPublicKeyOid([curve]) => 1.2.840.10045.2.1",
                "CertKeyAlgorithmParams([rsa]) => 0500",
                "CertPublicKeyParametersOid([curve]) => 1.2.840.10045.3.1.7",
                "CertSignatureAlgorithmOid([rsa]) => 1.2.840.113549.1.1.11",
                "CertExtensionOids([rsa]) => 2.5.29.15|2.5.29.19",
                "CertNameInfo([rsa],\"SimpleName\",False) => Joe Doe",
                "CertNameInfo([rsa],\"EmailName\",False) => joe@contoso.com",
                "CertNameInfo([rsa],\"DnsName\",False) => host.contoso.com",
                "CertNameInfo([rsa],\"DnsFromAlternativeName\",False) => host.contoso.com",
                "CertNameInfo([curve],\"DnsName\",False) => Curve",
                "CertNameInfo([rsa],\"UrlName\",False) => https://contoso.com/joe",
                "CertNameInfo([rsa],\"UpnName\",False) => joe.upn@contoso.com",
                "CertNameInfo([rsa],\"SimpleName\",True) => Joe Doe",
                "CertThumbprint([rsa]) = CertHashString([rsa]) => True",
                "Len(CertThumbprint([rsa])) => 40",
                "CertNotBefore([rsa]) < CertNotAfter([rsa]) => True",
                "IsCert([rsa]) => True",
                "IsCert([curve]) => True",
                "IsCert([broken]) => False",
                "IsCert(\"no Base64!\") => False",
                "IsCert([absent]) => False",
                "IsCert(1) => False"
            })
    void read_a_certificate(String formula, String result) {
        assertThat(evaluate(formula)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "CertFriendlyName([rsa])",
        "CertIssuerOid([rsa])",
        "CertPublicKeyParametersOid([rsa])",
        "CertSubject([absent])",
        "CertExtensionOids([absent])",
        "'CertNameInfo([curve],\"UpnName\",False)'"
    })
    void what_a_certificate_does_not_have_is_null(String formula) {
        assertThat(evaluate(formula)).isEmpty();
    }

    @Test
    void certificates_that_ended_are_left_out_as_the_reference_shows() {
        assertThat(evaluate("Count(Where($item,[rsa],CertNotAfter($item)>CDate(\"2000-01-01\")))"))
                .isEqualTo("1");
        assertThat(evaluate("Count(Where($item,[rsa],CertNotAfter($item)>CDate(\"2999-01-01\")))"))
                .isEqualTo("0");
    }

    @Test
    void what_is_no_certificate_is_an_error_of_the_object() {
        CompileResult.Compiled compiled = (CompileResult.Compiled) Expression.compile("CertSubject([broken])");
        assertThat(compiled.expression().evaluate(USER, Formulas.CONTEXT))
                .isEqualTo(new Evaluated.Failure(0, "the value is no X.509 certificate", false));
    }

    private static String evaluate(String formula) {
        CompileResult.Compiled compiled = (CompileResult.Compiled) Expression.compile(formula);
        Evaluated.Answer answer = (Evaluated.Answer) compiled.expression().evaluate(USER, Formulas.CONTEXT);
        List<String> printed = answer.value().list().stream().map(Value::print).toList();
        return String.join("|", printed);
    }
}
