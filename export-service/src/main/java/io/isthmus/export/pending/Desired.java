package io.isthmus.export.pending;

import io.isthmus.contracts.batches.DesiredAbsence;
import java.util.Set;

/** What the last batch said of an object. */
public sealed interface Desired {

    /**
     * It should be at the target, looking like this.
     *
     * @param image its references are the target's ids
     * @param waiting names of references that cannot be written yet, because what they name is not at the target; they
     *     are not in the image
     */
    record Present(Image image, Set<String> waiting) implements Desired {}

    /** It should not be there any more. That we once wanted it is our proof of owning it. */
    record Absent(DesiredAbsence.Reason reason) implements Desired {}

    /** Nobody ever said anything of it, the target has it under an anchor, and no source has that anchor. */
    record NoSource() implements Desired {}

    /** Nobody ever said anything of it; others only refer to it. */
    record NeverSaid() implements Desired {}
}
