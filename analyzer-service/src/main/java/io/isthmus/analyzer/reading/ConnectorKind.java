package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.Connector.Kind;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the cloud connector and Active Directory connectors from everything else. */
public final class ConnectorKind {

    /** The cloud connector's id is the same in unrelated tenants. */
    static final String CLOUD_ID = "b891884f-051e-4a83-95af-2544101c9083";

    static final String CLOUD_SUBTYPE = "windows azure active directory (microsoft)";

    /** DirSync names its connectors always the same; the second name of each is the earlier one. */
    private static final Set<String> DIRSYNC_CLOUD =
            Set.of("windows azure active directory connector", "targetwebservice");

    private static final Set<String> DIRSYNC_SOURCE = Set.of("active directory connector", "sourcead");

    private ConnectorKind() {}

    static Kind of(@Nullable String category, @Nullable String subtype, @Nullable String id, @Nullable String name) {
        if ("AD".equalsIgnoreCase(category)) {
            return Kind.ACTIVE_DIRECTORY;
        }
        boolean extensible =
                category != null && category.toLowerCase(Locale.ROOT).startsWith("extensible");
        boolean cloud = CLOUD_SUBTYPE.equals(lower(subtype)) || CLOUD_ID.equals(id) || dirSyncCloudName(name);
        return extensible && cloud ? Kind.CLOUD : Kind.OTHER;
    }

    public static boolean dirSyncCloudName(@Nullable String name) {
        return DIRSYNC_CLOUD.contains(lower(name));
    }

    public static boolean dirSyncSourceName(@Nullable String name) {
        return DIRSYNC_SOURCE.contains(lower(name));
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }
}
