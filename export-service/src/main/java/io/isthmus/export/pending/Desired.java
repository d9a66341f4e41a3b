package io.isthmus.export.pending;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.SafetySettings.Deprovision;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the last batch said of an object. */
public sealed interface Desired {

    /** The attribute that carries our anchor to the target. */
    String SOURCE_ANCHOR = "sourceAnchor";

    /**
     * It should be at the target, looking like this.
     *
     * @param image its references are the target's ids
     * @param waiting names of references that cannot be written yet, because what they name is not at the target; they
     *     are not in the image
     */
    record Present(Image image, Set<String> waiting) implements Desired {}

    /**
     * It should not be there any more. That we once wanted it is our proof of owning it.
     *
     * @param inGrace whether a person is only disabled for now, or for good because somebody has said so
     */
    record Absent(DesiredAbsence.Reason reason, boolean inGrace) implements Desired {

        /** Without a grace. */
        public Absent(DesiredAbsence.Reason reason) {
            this(reason, false);
        }

        /** Whether the object stays at the target, disabled: groups and contacts cannot be. */
        public boolean stays(ObjectType type, SafetySettings safety) {
            return type == ObjectType.USER
                    && (inGrace
                            || reason == DesiredAbsence.Reason.OUT_OF_SCOPE
                                    && safety.deprovision() == Deprovision.DISABLE);
        }
    }

    /** Nobody ever said anything of it, the target has it under an anchor, and no source has that anchor. */
    record NoSource() implements Desired {}

    /** Nobody ever said anything of it; others only refer to it. */
    record NeverSaid() implements Desired {}

    /**
     * It should be as it was before we came, whatever the last batch said of it. References are the target's ids of today.
     *
     * @param before none: it was not there
     * @param written how we may have left it, the last one last; an empty image where we deleted it; at least one
     * @param waiting names of references that cannot be put back yet, because what they name is to be created again first
     * @param deleted whether we deleted it
     * @param uncertain whether it is not known that it was us who created it
     * @param included names that are overwritten although somebody else has changed them
     */
    record Restored(
            @Nullable Image before,
            List<Image> written,
            Set<String> waiting,
            boolean deleted,
            boolean uncertain,
            Set<String> included)
            implements Desired {

        boolean includes(String name) {
            return included.contains(name) || included.contains(RestorationDifferences.EVERYTHING);
        }

        List<String> lastWritten(RestorationDifferences.Value value) {
            Image last = written.getLast();
            return value.reference() ? last.reference(value.name()) : last.attribute(value.name());
        }
    }
}
