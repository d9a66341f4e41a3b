package io.isthmus.export.checking;

import static io.isthmus.contracts.checking.CheckReport.Check.failed;
import static io.isthmus.contracts.checking.CheckReport.Check.passed;
import static io.isthmus.contracts.checking.CheckReport.Check.warning;

import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.contracts.settings.TargetSettings.ClientCredentials;
import io.isthmus.export.checking.Answered.Document;
import io.isthmus.export.checking.Answered.Silence;
import io.isthmus.export.checking.Answered.Status;
import io.isthmus.export.checking.Answered.Why;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From the secret to the sign-in. */
final class ConnectionChecks {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final Set<Integer> BUSY = Set.of(429, 503);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<Why> OF_TLS =
            Set.of(Why.CERTIFICATE_NOT_TRUSTED, Why.CERTIFICATE_OF_ANOTHER_HOST, Why.TLS);

    private ConnectionChecks() {}

    static Check secret(Optional<String> fault) {
        return fault.map(words -> failed(
                        CheckCode.SECRET_RESOLVED, words, "Give export-service the secret under this reference."))
                .orElseGet(() -> passed(CheckCode.SECRET_RESOLVED, "the reference leads to a secret"));
    }

    /** Any HTTP answer will do: somebody is there. With TLS, its handshake is behind it. */
    static List<Check> reached(TargetSettings target, Answered answered) {
        if (answered instanceof Silence silence) {
            if (silence.why() == Why.BUSY) {
                return List.of(
                        passed(CheckCode.REACHABLE, target.url() + " takes connections"),
                        busy(target, silence.reason()));
            }
            return OF_TLS.contains(silence.why())
                    ? List.of(passed(CheckCode.REACHABLE, target.url() + " answers"), tlsFailed(target, silence))
                    : List.of(unreachable(target, silence));
        }
        return List.of(passed(CheckCode.REACHABLE, target.url() + " answers"), encrypted(target));
    }

    private static Check busy(TargetSettings target, String reason) {
        return failed(
                CheckCode.SERVICE_DECLARED,
                target.url() + " can be reached and gives no answer now, it is busy or hangs: " + reason,
                "Try again when the provider has less to do; see its load and its log if this stays so.");
    }

    private static Check unreachable(TargetSettings target, Silence silence) {
        return failed(
                CheckCode.REACHABLE,
                target.url() + " cannot be reached: " + silence.reason(),
                switch (silence.why()) {
                    case UNKNOWN_HOST -> "Correct the host in url, or the name service of this machine.";
                    case CONNECTION_REFUSED -> "Correct the port in url, or start the provider.";
                    case NO_ANSWER -> "See whether a firewall lets this machine through to that address.";
                    default -> "Check url and the network.";
                });
    }

    private static Check tlsFailed(TargetSettings target, Silence silence) {
        return failed(
                CheckCode.ENCRYPTED,
                "no encrypted connection to " + host(target.url()) + ": " + silence.reason(),
                switch (silence.why()) {
                    case CERTIFICATE_NOT_TRUSTED ->
                        "Let the provider use a certificate of an authority that this machine's Java trusts.";
                    case CERTIFICATE_OF_ANOTHER_HOST ->
                        "Use a name of the host in url that its certificate is made out for.";
                    default -> "See whether the provider offers TLS at this port.";
                });
    }

    private static Check encrypted(TargetSettings target) {
        Optional<String> plain = Stream.concat(
                        Stream.of(target.url()),
                        target.authentication() instanceof ClientCredentials client
                                ? Stream.of(client.tokenUrl())
                                : Stream.empty())
                .filter(url -> !url.toLowerCase(Locale.ROOT).startsWith("https:"))
                .findFirst();
        if (plain.isEmpty()) {
            return passed(CheckCode.ENCRYPTED, "the connection is encrypted, its certificate trusted");
        }
        return THIS_MACHINE.contains(host(plain.get()))
                ? passed(CheckCode.ENCRYPTED, "not encrypted, and does not leave this machine")
                : warning(
                        CheckCode.ENCRYPTED,
                        "credentials and everything written travel to " + host(plain.get()) + " unencrypted",
                        "Use an https:// address.");
    }

    private static @Nullable String host(@Nullable String url) {
        return url == null ? null : URI.create(url).getHost();
    }

    /** Of the description with credentials; nothing when it says nothing against them. */
    static @Nullable Check refused(TargetSettings target, Answered answered) {
        return switch (answered) {
            case Silence silence when silence.why() == Why.BUSY -> busy(target, silence.reason());
            case Silence silence -> unreachable(target, silence);
            case Status(int status, String reason, var contents) when BUSY.contains(status) -> busy(target, reason);
            case Status(int status, String reason, var contents)
            when status == UNAUTHORIZED ->
                failed(
                        CheckCode.SIGNED_IN,
                        "the provider does not know these credentials (" + reason + ")",
                        target.authentication() == null
                                ? "Give authentication: the provider asks for it."
                                : "Check authentication: its kind, and the secret behind the reference.");
            case Status(int status, String reason, var contents)
            when status == FORBIDDEN ->
                failed(
                        CheckCode.SIGNED_IN,
                        "the provider knows these credentials and does not let them do this (" + reason + ")",
                        "Give the account the right to read and write users and groups at the provider.");
            case Status ignored -> null;
        };
    }

    static Check declared(TargetSettings target, Status answer) {
        if (answer.success() && answer.contents() instanceof Document) {
            return passed(CheckCode.SERVICE_DECLARED, "it says what it can do (ServiceProviderConfig)");
        }
        if (answer.success()) {
            return failed(
                    CheckCode.SERVICE_DECLARED,
                    target.url() + "/ServiceProviderConfig answers something else than JSON",
                    "Check that url is the base address of a SCIM 2.0 service, such as https://host/scim/v2.");
        }
        if (answer.status() == NOT_FOUND) {
            return warning(
                    CheckCode.SERVICE_DECLARED,
                    "it does not say what it can do; it is taken at the standard's word",
                    "Check that url is the base address of a SCIM 2.0 service, if users cannot be read either.");
        }
        return failed(
                CheckCode.SERVICE_DECLARED,
                "ServiceProviderConfig cannot be read (" + answer.reason() + ")",
                "See the provider's log, and try again.");
    }
}
