package io.isthmus.export.matching;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether an object at the target is the desired one. */
public sealed interface Match {

    /** The object at the target that it is. */
    default Optional<Candidate> found() {
        return switch (this) {
            case Hard hard -> Optional.of(hard.candidate());
            case Soft soft -> Optional.of(soft.candidate());
            case Back back -> Optional.of(back.candidate());
            case None ignored -> Optional.empty();
            case Conflict ignored -> Optional.empty();
        };
    }

    /** By anchor. */
    record Hard(Candidate candidate) implements Match {}

    /** By address or sign-in name. */
    record Soft(Candidate candidate, String by) implements Match {}

    /** One who had left is back under another anchor: what was his is his again. */
    record Back(Candidate candidate) implements Match {}

    /** There is none: it is to be created. */
    record None() implements Match {}

    /**
     * There is something in the way; nothing is written of this object until somebody has put it right.
     *
     * @param message which object at the target it is, and why it is not taken
     * @param inTheWay key of that object, where it is one
     */
    record Conflict(Code code, String message, @Nullable Long inTheWay) implements Match {

        public Conflict(Code code, String message) {
            this(code, message, null);
        }

        /** As an operator reads it. */
        public String text() {
            return code.published() + ": " + message;
        }
    }

    /** The product's own names where it has one, with what an operator can do. */
    enum Code {
        INVALID_SOFT_MATCH(
                "InvalidSoftMatch",
                "decide who that person is: correct the address or name of one of the two, or clear externalId of the object at"
                        + " the target to have it taken over; then import the target again"),
        HELD_BY_FORMER_OBJECT(
                "HeldByFormerObject",
                "say on the page of pending exports whether the same person is back, who then gets the former object with all it"
                        + " has, or somebody else; somebody else is created once the former object is renamed or deleted at"
                        + " the target"),
        WAITS_FOR_DELETION(
                "WaitsForDeletion",
                "nothing, unless deletions are held: once the former object is deleted at the target, this one is created"),
        OBJECT_TYPE_MISMATCH(
                "ObjectTypeMismatch",
                "delete or rename the object at the target, or correct the address or type at the source; then import the"
                        + " target again"),
        AMBIGUOUS_MATCH(
                "AmbiguousMatch",
                "give all but one of these objects at the target another address or anchor; then import the target again"),
        HARD_MATCH_BLOCKED(
                "HardMatchBlocked",
                "allow identity.hardMatchTakeover in the settings, or clear externalId of the object at the target; then"
                        + " import the target again"),
        SOFT_MATCH_BLOCKED(
                "SoftMatchBlocked",
                "allow identity.softMatch in the settings, or correct the address or name of one of the two; then import the"
                        + " target again");

        private final String published;
        private final String whatToDo;

        Code(String published, String whatToDo) {
            this.published = published;
            this.whatToDo = whatToDo;
        }

        public String published() {
            return published;
        }

        public String whatToDo() {
            return whatToDo;
        }

        /** The code of this name. */
        public static Code ofPublished(String published) {
            for (Code code : values()) {
                if (code.published.equals(published)) {
                    return code;
                }
            }
            throw new IllegalArgumentException("no conflict is called " + published);
        }
    }
}
