package io.isthmus.sync.checking;

import static io.isthmus.contracts.checking.CheckReport.Check.failed;
import static io.isthmus.contracts.checking.CheckReport.Check.passed;
import static io.isthmus.contracts.checking.CheckReport.Check.warning;
import static java.util.Objects.requireNonNull;

import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.checking.Tried.Faulty;
import io.isthmus.sync.checking.Tried.Why;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** From the secret to the sign-in. */
final class SourceConnectionJudgement {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private SourceConnectionJudgement() {}

    static Check secret(SourceSettings source, Tried tried) {
        if (tried instanceof Faulty fault) {
            return failed(
                    CheckStep.SECRET_RESOLVED,
                    fault.reason(),
                    "Give sync-service what " + source.reader() + " signs in with under this reference.");
        }
        return passed(
                CheckStep.SECRET_RESOLVED,
                secrets(source) + (source.signIn() == null ? " leads to a password" : " can be read"));
    }

    static Check reached(SourceSettings source, Tried tried) {
        if (tried instanceof Faulty fault) {
            return failed(
                    CheckStep.REACHABLE,
                    source.url() + " cannot be reached: " + fault.reason(),
                    switch (fault.why()) {
                        case UNKNOWN_HOST -> "Correct the host in url, or the name service of this machine.";
                        case CONNECTION_REFUSED -> "Correct the port in url, or start the directory.";
                        case NO_ANSWER -> "See whether a firewall lets this machine through to that address.";
                        default -> "Check url and the network.";
                    });
        }
        return passed(CheckStep.REACHABLE, source.url() + " answers");
    }

    static Check encrypted(SourceSettings source, Tried tried) {
        URI address = URI.create(source.url());
        String host = address.getHost() == null ? address.getRawAuthority() : address.getHost();
        if (tried instanceof Faulty fault) {
            return failed(
                    CheckStep.ENCRYPTED,
                    "no " + (encrypts(source) ? "encrypted " : "") + "connection to " + host + ": " + fault.reason(),
                    towardsTls(source, fault.why()));
        }
        if (encrypts(source)) {
            return passed(CheckStep.ENCRYPTED, "the connection to " + host + " is encrypted, its certificate trusted");
        }
        if (THIS_MACHINE.contains(host)) {
            return passed(CheckStep.ENCRYPTED, "not encrypted, and does not leave this machine");
        }
        return warning(
                CheckStep.ENCRYPTED,
                "the password and everything read travel to " + host + " unencrypted",
                "Use an ldaps:// address, or set startTls.");
    }

    private static String towardsTls(SourceSettings source, Why why) {
        return switch (why) {
            case CERTIFICATES_UNREADABLE ->
                "Let trustedCertificatesRef (" + source.trustedCertificatesRef()
                        + ") be file:/path of a readable file with PEM certificates.";
            case CERTIFICATE_NOT_TRUSTED ->
                "Put the certificate of the directory's authority into a PEM file and name it in"
                        + " trustedCertificatesRef.";
            case CERTIFICATE_OF_ANOTHER_HOST -> "Use a name of the host in url that its certificate is made out for.";
            default ->
                source.startTls()
                        ? "See whether the directory offers StartTLS at this port; else use its ldaps:// address."
                        : "See whether the directory offers TLS at this port; ldaps:// is usually port 636.";
        };
    }

    private static boolean encrypts(SourceSettings source) {
        return source.startTls()
                || requireNonNull(source.url()).toLowerCase(Locale.ROOT).startsWith("ldaps:");
    }

    static Check signedIn(SourceSettings source, Tried tried) {
        if (tried instanceof Faulty fault) {
            return switch (fault.why()) {
                case CREDENTIALS -> refused(source, fault.reason());
                case ENCRYPTION_REQUIRED ->
                    failed(
                            CheckStep.SIGNED_IN,
                            "the directory takes no password over this connection: " + fault.reason(),
                            "Use an ldaps:// address, or set startTls: the directory asks for encryption.");
                default ->
                    failed(
                            CheckStep.SIGNED_IN,
                            "signing in as " + source.reader() + " failed: " + fault.reason(),
                            "See the directory's log.");
            };
        }
        return source.anonymous()
                ? warning(
                        CheckStep.SIGNED_IN,
                        "no account is named: the directory is read as anybody may",
                        "Name an account in bindDn; directories seldom show everything to everybody.")
                : passed(CheckStep.SIGNED_IN, "signed in as " + source.reader());
    }

    private static Check refused(SourceSettings source, String reason) {
        return ActiveDirectoryRefusal.of(reason)
                .map(known -> failed(
                        CheckStep.SIGNED_IN,
                        "the directory refused " + source.reader() + ": " + known.meaning(),
                        known.whatToDo()))
                .orElseGet(() -> failed(
                        CheckStep.SIGNED_IN,
                        "the directory refused the account " + source.reader() + " or what it signs in with: " + reason,
                        "Check the account and the secret behind " + secrets(source)
                                + "; was the account moved or removed?"));
    }

    private static String secrets(SourceSettings source) {
        return String.join(" and ", source.secretReferences());
    }
}
