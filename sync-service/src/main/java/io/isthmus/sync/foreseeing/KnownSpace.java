package io.isthmus.sync.foreseeing;

import io.isthmus.contracts.checking.SettingsEffects.Count;
import io.isthmus.sync.synchronizing.PendingObject;
import java.util.List;
import java.util.UUID;

/** Everything the connector space has, deleted objects aside. */
public interface KnownSpace {

    /** The next objects after this id, in the order of ids; those outside the containers are among them. */
    List<PendingObject> after(UUID id, int limit);

    /** How many objects should be at the target. */
    List<Count> atTarget();
}
