package io.isthmus.sync.ldap.reading;

import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.ConnectFault;
import io.isthmus.directories.ldap.FaultKind;
import io.isthmus.directories.ldap.LdapFault;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives the faults of a directory the codes and remedies of an import. */
public final class SourceFaults {

    private SourceFaults() {}

    public static SourceException whileConnecting(SourceSettings source, ConnectFault fault) {
        return switch (fault.fault().kind()) {
            case WRONG_CREDENTIALS ->
                new SourceException(
                        Code.WRONG_CREDENTIALS,
                        at(source) + " refused the account " + source.reader() + " or what it signs in with",
                        "Check the account and the secret behind "
                                + String.join(" and ", source.secretReferences()) + " of the source " + source.name()
                                + ".",
                        fault);
            case CERTIFICATES ->
                new SourceException(
                        Code.SOURCE_UNREACHABLE,
                        "the trusted certificates " + source.trustedCertificatesRef() + " of the source "
                                + source.name() + " cannot be used: " + fault.getMessage(),
                        "Let trustedCertificatesRef be file:/path of a readable file with PEM certificates.",
                        fault);
            case ADDRESS, NO_ANSWER ->
                new SourceException(
                        Code.SOURCE_UNREACHABLE,
                        at(source) + " cannot be reached: " + fault.fault().reason(),
                        "Check url, startTls and trustedCertificatesRef of the source " + source.name()
                                + ", and that the server runs and lets this host through.",
                        fault);
            case ENCRYPTION_REQUIRED, NOT_ALLOWED, NO_SUCH_ENTRY, LIMIT, OTHER ->
                whileReading(source, "the sign-in as " + source.reader(), fault.fault(), fault);
        };
    }

    /** @param what was being read, for people: a DN or a search in words */
    public static SourceException whileReading(SourceSettings source, String what, LDAPException fault) {
        return whileReading(source, what, LdapFault.of(fault), fault);
    }

    /** @param each why one of them does not answer, or is not read */
    public static SourceException noneAnswers(SourceSettings source, List<SourceException> each) {
        Optional<SourceException> behind = each.stream()
                .filter(fault -> fault.code() == Code.SOURCE_BEHIND)
                .findFirst();
        return new SourceException(
                behind.map(SourceException::code).orElse(Code.SOURCE_UNREACHABLE),
                each.stream().map(SourceException::getMessage).collect(Collectors.joining("; ")),
                behind.map(SourceException::whatToDo)
                        .orElse("Check url of the source " + source.name()
                                + ", and that one of its servers runs and lets this host through. Nothing was taken as"
                                + " deleted."),
                each.getFirst());
    }

    public static SourceException severalServers(SourceSettings source) {
        return new SourceException(
                Code.SOURCE_FAILED,
                "the source " + source.name() + " names several servers (" + source.url()
                        + "), and only domain controllers of Active Directory and providers of content synchronization tell how"
                        + " far one of them lags behind",
                "Name one server in url, or let each of them be an OpenLDAP with the overlay syncprov whose contextCSN the"
                        + " account may read, and set delta to AUTO.",
                null);
    }

    /** @param reason half a sentence for people */
    public static SourceException deltaImpossible(SourceSettings source, String reason) {
        return new SourceException(
                Code.DELTA_IMPOSSIBLE,
                reason,
                "Nothing: a full import of the source " + source.name() + " takes its place.",
                null);
    }

    private static SourceException whileReading(SourceSettings source, String what, LdapFault fault, Exception cause) {
        Code code = code(fault.kind());
        String message = at(source) + " failed while reading " + what + ": " + fault.reason();
        return new SourceException(code, message, remedy(code, source), cause);
    }

    private static Code code(FaultKind kind) {
        return switch (kind) {
            case NO_SUCH_ENTRY -> Code.NO_SUCH_BASE;
            case LIMIT -> Code.SIZE_LIMIT_EXCEEDED;
            case NOT_ALLOWED -> Code.INSUFFICIENT_ACCESS;
            case NO_ANSWER -> Code.CONNECTION_LOST;
            case ADDRESS, CERTIFICATES, WRONG_CREDENTIALS, ENCRYPTION_REQUIRED, OTHER -> Code.SOURCE_FAILED;
        };
    }

    private static String remedy(Code code, SourceSettings source) {
        return switch (code) {
            case NO_SUCH_BASE ->
                "Correct the partitions and containers of the source " + source.name()
                        + ": the container was renamed, removed, or is hidden from the account.";
            case SIZE_LIMIT_EXCEEDED ->
                "Raise the server's limits for the account " + source.reader()
                        + " (for slapd: 'limits' with size.prtotal=unlimited), or lower pageSize.";
            case INSUFFICIENT_ACCESS -> "Give the account " + source.reader() + " the right to read there.";
            case CONNECTION_LOST -> "Nothing was taken as deleted. Run the import again when the server is up.";
            default -> "See the server's log; then run the import again.";
        };
    }

    /** A directory, for people. */
    public static String at(SourceSettings source) {
        return "the directory of source " + source.name() + " (" + source.url() + ")";
    }
}
