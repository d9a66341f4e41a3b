package io.isthmus.export.target;

import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.pending.TargetSchema;
import java.util.function.Consumer;

/** Opens connections to targets. */
public interface ExportTargets {

    /**
     * Connects and discovers what the target can do. The caller closes the connection.
     *
     * @param habits told whenever answers have taught something that is to be known the next time; by any thread that sends
     * @throws TargetUnavailable when it cannot be reached, refuses the credentials or is no such service
     */
    ExportTarget open(TargetSettings settings, KnownTarget known, Consumer<String> habits);

    /** What a target can hold, from the document that {@link TargetSchema#document()} gave earlier. */
    TargetSchema schemaOf(String document);
}
