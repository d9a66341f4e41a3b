package io.isthmus.analyzer.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import io.isthmus.analyzer.counting.Countable;
import io.isthmus.analyzer.counting.DirectoryAccess;
import io.isthmus.analyzer.counting.DirectoryCount;
import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.directories.ldap.RootEntry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts live by searches that ask for no attribute at all ({@code 1.1}, RFC 4511 section 4.5.1.8): only names travel, and none
 * is kept, so memory does not grow with the directory.
 */
public final class DirectoryCounter {

    private static final String[] NAMES_ALONE = {SearchRequest.NO_ATTRIBUTES};

    private final DirectoryConnections connections;

    public DirectoryCounter(DirectoryConnections connections) {
        this.connections = connections;
    }

    /** @throws DirectoryFault when the directory cannot be reached, refuses, or lacks a partition */
    public DirectoryCount count(DirectoryAccess access, List<PartitionSettings> partitions) throws DirectoryFault {
        try (LDAPConnection connection = connections.open(access)) {
            boolean bitFilters =
                    RootEntry.read(connection).map(RootEntry::activeDirectory).orElse(false);
            SelectedEntries entries = new SelectedEntries(connection, access, partitions);
            Map<ObjectType, Long> counted = new EnumMap<>(ObjectType.class);
            for (ObjectType type : ObjectType.values()) {
                counted.put(type, count(entries, Countable.filter(type, access.kind(), bitFilters)));
            }
            return new DirectoryCount(
                    counted.getOrDefault(ObjectType.USER, 0L),
                    counted.getOrDefault(ObjectType.GROUP, 0L),
                    counted.getOrDefault(ObjectType.CONTACT, 0L),
                    entries.missing());
        } catch (LDAPException fault) {
            throw DirectoryFaults.of(fault, access);
        }
    }

    /** @param filter empty for a type that this kind of directory does not have */
    private static long count(SelectedEntries entries, String filter) throws DirectoryFault {
        if (filter.isEmpty()) {
            return 0;
        }
        long[] count = {0};
        entries.each(filter, NAMES_ALONE, entry -> count[0] += Countable.conflict(entry.getDN()) ? 0 : 1);
        return count[0];
    }
}
