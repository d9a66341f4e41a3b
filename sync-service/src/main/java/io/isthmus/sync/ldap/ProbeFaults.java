package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.isthmus.sync.checking.Tried;
import io.isthmus.sync.checking.Tried.Faulty;
import io.isthmus.sync.checking.Tried.Why;
import io.isthmus.sync.importing.SourceException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;

/** Tells the faults of a try apart, as far as the next step differs. */
final class ProbeFaults {

    private ProbeFaults() {}

    static Tried ofNetwork(IOException fault) {
        Why why = fault instanceof UnknownHostException
                ? Why.UNKNOWN_HOST
                : fault instanceof SocketTimeoutException
                        ? Why.NO_ANSWER
                        : fault instanceof ConnectException ? Why.CONNECTION_REFUSED : Why.OTHER;
        return new Faulty(why, why == Why.UNKNOWN_HOST ? "nobody knows its host's name" : fault.getMessage());
    }

    static Tried of(LDAPException fault) {
        String diagnostic = fault.getDiagnosticMessage();
        String words = diagnostic == null || diagnostic.isBlank() ? fault.getMessage() : diagnostic;
        return new Faulty(
                why(fault.getResultCode()),
                fault.getResultCode().getName() + (words == null ? "" : ", " + words.strip()));
    }

    private static Why why(ResultCode result) {
        if (result.equals(ResultCode.INVALID_CREDENTIALS)) {
            return Why.CREDENTIALS;
        }
        if (result.equals(ResultCode.STRONG_AUTH_REQUIRED) || result.equals(ResultCode.CONFIDENTIALITY_REQUIRED)) {
            return Why.ENCRYPTION_REQUIRED;
        }
        if (result.equals(ResultCode.NO_SUCH_OBJECT)) {
            return Why.NOT_THERE;
        }
        if (result.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS) || result.equals(ResultCode.OPERATIONS_ERROR)) {
            return Why.NOT_ALLOWED;
        }
        return result.isConnectionUsable() ? Why.OTHER : Why.NO_ANSWER;
    }

    /** The address answers, so that what fails now is TLS, or the far end speaks something else. */
    static Tried ofConnecting(SourceException fault) {
        if (!(fault.getCause() instanceof LDAPException)) {
            return new Faulty(Why.CERTIFICATES_UNREADABLE, fault.getMessage());
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
