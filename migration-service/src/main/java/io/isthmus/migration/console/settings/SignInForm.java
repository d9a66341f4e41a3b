package io.isthmus.migration.console.settings;

import io.isthmus.contracts.settings.SignIn;
import org.jspecify.annotations.Nullable;

/** How a directory's reader signs in, as a part of the form of a source. */
public record SignInForm(String way, String certificateRef, String privateKeyRef, String principal, String keytabRef) {

    private static final String CERTIFICATE = "clientCertificate";
    private static final String KERBEROS = "kerberos";

    static SignInForm password() {
        return new SignInForm("password", "", "", "", "");
    }

    static SignInForm of(@Nullable SignIn signIn) {
        return switch (signIn) {
            case null -> password();
            case SignIn.ClientCertificate certificate ->
                new SignInForm(CERTIFICATE, certificate.certificateRef(), certificate.privateKeyRef(), "", "");
            case SignIn.Kerberos kerberos ->
                new SignInForm(KERBEROS, "", "", kerberos.principal(), kerberos.keytabRef());
        };
    }

    static SignInForm read(Fields fields) {
        return new SignInForm(
                fields.text("signInBy"),
                fields.text("certificateRef"),
                fields.text("privateKeyRef"),
                fields.text("principal"),
                fields.text("keytabRef"));
    }

    /** None for a password. */
    @Nullable
    SignIn signIn() {
        return switch (way) {
            case CERTIFICATE -> new SignIn.ClientCertificate(certificateRef, privateKeyRef);
            case KERBEROS -> new SignIn.Kerberos(principal, keytabRef);
            default -> null;
        };
    }
}
