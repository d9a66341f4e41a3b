package io.isthmus.sync.ldap.reading;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.schema.Schema;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.AttributeKinds;
import io.isthmus.directories.ldap.FaultKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Kinds of attributes by the schema of each directory. Reading a schema takes longer than reading one change, so a full
 * import reads it, and deltas take what is known.
 */
public final class KnownKinds {

    private static final Logger LOG = Logger.getLogger(KnownKinds.class);

    private record Directory(String source, @Nullable String url) {}

    private final Map<Directory, AttributeKinds> known = new ConcurrentHashMap<>();

    AttributeKinds of(SourceSettings source, Supplier<LDAPConnection> connection) {
        AttributeKinds kinds = known.get(directory(source));
        return kinds == null ? read(source, connection.get()) : kinds;
    }

    AttributeKinds read(SourceSettings source, LDAPConnection connection) {
        try {
            Schema schema = connection.getSchema();
            AttributeKinds kinds = new AttributeKinds(schema);
            if (schema != null) {
                known.put(directory(source), kinds);
            }
            return kinds;
        } catch (LDAPException e) {
            if (FaultKind.of(e.getResultCode()) == FaultKind.NO_ANSWER) {
                throw SourceFaults.whileReading(source, "the schema", e); // anchors that are binary would become others
            }
            LOG.infof(
                    "source %s shows no schema (%s): binary attributes are recognized by their names alone",
                    source.name(), e.getResultCode().getName());
            return new AttributeKinds(null);
        }
    }

    private static Directory directory(SourceSettings source) {
        return new Directory(source.name(), source.url());
    }
}
