package io.isthmus.export.gate;

import java.time.Duration;
import java.util.List;

/** Facts the gate judges by. */
public interface GateStore {

    /** Deletions of each object type that has any pending; empty when none is pending, which costs next to nothing. */
    List<GateInput.Deletions> deletions(Duration window);

    /** Whether any object should be at the target. */
    boolean anythingDesired();
}
