package io.isthmus.export.target;

import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.pending.TargetSchema;

/** Opens connections to targets. */
public interface ExportTargets {

    /**
     * Connects and discovers what the target can do. The caller closes the connection.
     *
     * @throws TargetUnavailable when it cannot be reached, refuses the credentials or is no such service
     */
    ExportTarget open(TargetSettings settings);

    /** What a target can hold, from the document that {@link TargetSchema#document()} gave earlier. */
    TargetSchema schemaOf(String document);
}
