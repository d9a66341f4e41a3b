package io.isthmus.analyzer.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.analyzer.checking.CheckedDirectory;
import io.isthmus.analyzer.checking.DirectoryReader;
import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.directories.ldap.RootEntry;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the objects of a directory for a check. */
public final class LdapReader implements DirectoryReader {

    private final DirectoryConnections connections;

    public LdapReader(DirectoryConnections connections) {
        this.connections = connections;
    }

    @Override
    public Session open(CheckedDirectory directory) throws DirectoryFault {
        return new LdapSession(directory, connections.open(directory.access()));
    }

    private record LdapSession(CheckedDirectory directory, LDAPConnection connection) implements Session {

        @Override
        public long count() throws DirectoryFault {
            long[] count = {0};
            each(new String[] {SearchRequest.NO_ATTRIBUTES}, entry -> count[0]++);
            return count[0];
        }

        @Override
        public void read(Taker taker) throws DirectoryFault {
            EntryParts parts = new EntryParts(directory, connection, taker);
            each(parts.attributes(), parts::take);
        }

        private void each(String[] attributes, SelectedEntries.Taker taker) throws DirectoryFault {
            new SelectedEntries(connection, directory.access(), partitions())
                    .each(EntryParts.filter(directory.access().kind()), attributes, taker);
        }

        @Override
        public @Nullable Boolean exists(String dn) throws DirectoryFault {
            try {
                connection.search(dn, SearchScope.BASE, "(objectClass=*)", SearchRequest.NO_ATTRIBUTES);
                return true;
            } catch (LDAPSearchException fault) {
                ResultCode code = fault.getResultCode();
                if (code.equals(ResultCode.NO_SUCH_OBJECT) || code.equals(ResultCode.INVALID_DN_SYNTAX)) {
                    return false;
                }
                if (code.isConnectionUsable()) {
                    return null;
                }
                throw DirectoryFaults.of(fault, directory.access());
            }
        }

        /** Those asked for, else the domain (Active Directory) or all naming contexts that the directory offers. */
        private List<PartitionSettings> partitions() throws DirectoryFault {
            if (!directory.partitions().isEmpty()) {
                return directory.partitions();
            }
            try {
                return RootEntry.read(connection).stream()
                        .flatMap(LdapSession::offered)
                        .map(dn -> new PartitionSettings(dn, List.of(), List.of()))
                        .toList();
            } catch (LDAPException fault) {
                throw DirectoryFaults.of(fault, directory.access());
            }
        }

        private static Stream<String> offered(RootEntry root) {
            return root.defaultNamingContext() == null
                    ? root.namingContexts().stream()
                    : Stream.of(root.defaultNamingContext());
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
