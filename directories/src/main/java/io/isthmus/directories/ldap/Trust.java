package io.isthmus.directories.ldap;

import com.unboundid.util.ssl.AggregateTrustManager;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import java.io.File;
import java.io.IOException;
import java.security.KeyStoreException;
import java.security.cert.CertificateException;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom to trust: the system's authorities, and beside them the PEM certificates that the settings name. */
final class Trust {

    private static final String FILE = "file:";

    private Trust() {}

    /** @param reference {@code file:/path}, or none */
    static X509TrustManager of(@Nullable String reference) throws KeyStoreException, CertificateException, IOException {
        X509TrustManager system = JVMDefaultTrustManager.getInstance();
        if (reference == null || reference.isBlank()) {
            return system;
        }
        if (!reference.startsWith(FILE)) {
            throw new IOException("it does not start with file:");
        }
        File certificates = new File(reference.substring(FILE.length()));
        return new AggregateTrustManager(false, system, new PEMFileTrustManager(certificates));
    }
}
