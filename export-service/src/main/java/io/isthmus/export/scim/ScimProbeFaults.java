package io.isthmus.export.scim;

import io.isthmus.export.checking.Answered;
import io.isthmus.export.checking.Answered.Why;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Tells why there was no answer, as far as the next step differs. */
final class ScimProbeFaults {

    private ScimProbeFaults() {}

    static Answered of(Throwable fault) {
        Throwable deepest = fault;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String words = deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
        Why why = why(fault, words);
        return new Answered.Silence(why, why == Why.NO_ANSWER ? "no answer within some seconds" : words);
    }

    private static Why why(Throwable fault, String words) {
        if (causedBy(fault, UnknownHostException.class)) {
            return Why.UNKNOWN_HOST;
        }
        if (words.startsWith("No subject alternative") || words.startsWith("No name matching")) {
            return Why.CERTIFICATE_OF_ANOTHER_HOST;
        }
        if (causedBy(fault, CertificateException.class) || words.contains("certification path")) {
            return Why.CERTIFICATE_NOT_TRUSTED;
        }
        if (causedBy(fault, SSLException.class)) {
            return Why.TLS;
        }
        if (causedBy(fault, TimeoutException.class) || words.contains("timed out")) {
            return Why.NO_ANSWER;
        }
        return causedBy(fault, ConnectException.class) ? Why.CONNECTION_REFUSED : Why.OTHER;
    }

    private static boolean causedBy(Throwable fault, Class<? extends Throwable> kind) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
