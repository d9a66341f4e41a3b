package io.isthmus.sync.ldap.probing;

import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.directories.ldap.ConnectFault;
import io.isthmus.directories.ldap.FaultKind;
import io.isthmus.directories.ldap.LdapFault;
import io.isthmus.sync.checking.Tried;
import io.isthmus.sync.checking.Tried.Faulty;
import io.isthmus.sync.checking.Tried.Why;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;

/** Tells the faults of a try apart, as far as the next step differs. */
final class SourceProbeFaults {

    private SourceProbeFaults() {}

    static Tried ofNetwork(IOException fault) {
        Why why = fault instanceof UnknownHostException
                ? Why.UNKNOWN_HOST
                : fault instanceof SocketTimeoutException
                        ? Why.NO_ANSWER
                        : fault instanceof ConnectException ? Why.CONNECTION_REFUSED : Why.OTHER;
        return new Faulty(
                why, why == Why.UNKNOWN_HOST ? "nobody knows its host's name" : String.valueOf(fault.getMessage()));
    }

    static Tried of(LDAPException fault) {
        return of(LdapFault.of(fault));
    }

    private static Tried of(LdapFault fault) {
        return new Faulty(why(fault.kind()), fault.reason());
    }

    private static Why why(FaultKind kind) {
        return switch (kind) {
            case CERTIFICATES -> Why.CERTIFICATES_UNREADABLE;
            case WRONG_CREDENTIALS -> Why.CREDENTIALS;
            case ENCRYPTION_REQUIRED -> Why.ENCRYPTION_REQUIRED;
            case NOT_ALLOWED -> Why.NOT_ALLOWED;
            case NO_SUCH_ENTRY -> Why.NOT_THERE;
            case NO_ANSWER -> Why.NO_ANSWER;
            case ADDRESS, LIMIT, OTHER -> Why.OTHER;
        };
    }

    /** The address answers, so that what fails now is TLS, or the far end speaks something else. */
    static Tried ofConnecting(ConnectFault fault) {
        if (fault.fault().kind() == FaultKind.CERTIFICATES || fault.fault().kind() == FaultKind.ADDRESS) {
            return of(fault.fault());
        }
        String words = deepest(fault);
        if (causedBy(fault, CertificateException.class) || causedBy(fault, CertPathBuilderException.class)) {
            return new Faulty(Why.CERTIFICATE_NOT_TRUSTED, words);
        }
        return new Faulty(
                words.contains("Hostname verification failed") ? Why.CERTIFICATE_OF_ANOTHER_HOST : Why.TLS, words);
    }

    private static boolean causedBy(Throwable fault, Class<? extends Throwable> kind) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String deepest(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
