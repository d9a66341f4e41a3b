package io.isthmus.analyzer.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import io.isthmus.analyzer.counting.DirectoryAccess;
import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.analyzer.counting.DirectoryFault.Wrong;
import io.isthmus.analyzer.words.Details;
import io.isthmus.chassis.secrets.SecretNotResolved;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.directories.ldap.ConnectFault;
import io.isthmus.directories.ldap.Credentials;
import io.isthmus.directories.ldap.DirectoryAddress;
import io.isthmus.directories.ldap.LdapConnections;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Connects to a directory that somebody named, or says in our words why not. */
public final class DirectoryConnections {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Secrets secrets;
    private final Duration responseTimeout;
    private final LdapConnections connections = new LdapConnections(CONNECT_TIMEOUT);

    public DirectoryConnections(Secrets secrets, Duration responseTimeout) {
        this.secrets = secrets;
        this.responseTimeout = responseTimeout;
    }

    LDAPConnection open(DirectoryAccess access) throws DirectoryFault {
        try {
            DirectoryAddress address =
                    DirectoryAddress.of(access.url(), access.startTls(), access.trustedCertificatesRef());
            return connections.signedIn(address, account(access), responseTimeout);
        } catch (ConnectFault refused) {
            throw DirectoryFaults.of(refused.fault(), access);
        } catch (SecretNotResolved missing) {
            throw new DirectoryFault(
                    Wrong.SECRET, Details.of("reason", missing.detail()).and("remedy", missing.whatToDo()));
        }
    }

    private @Nullable Credentials account(DirectoryAccess access) {
        return access.bindDn() == null
                ? null
                : new Credentials.Password(access.bindDn(), secrets.resolve(access.passwordRef()));
    }
}
