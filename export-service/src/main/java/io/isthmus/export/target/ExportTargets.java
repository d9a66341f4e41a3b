package io.isthmus.export.target;

import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.pending.TargetSchema;
import org.jspecify.annotations.Nullable;

/** Opens connections to targets. */
public interface ExportTargets {

    /**
     * Connects and discovers what the target can do. The caller closes the connection.
     *
     * @param learned what it could do when it was last asked, if ever, as {@link TargetSchema#document()} gave it: that holds where it
     *     cannot tell at the moment
     * @throws TargetUnavailable when it cannot be reached, refuses the credentials or is no such service
     */
    ExportTarget open(TargetSettings settings, @Nullable String learned);

    /** What a target can hold, from the document that {@link TargetSchema#document()} gave earlier. */
    TargetSchema schemaOf(String document);
}
