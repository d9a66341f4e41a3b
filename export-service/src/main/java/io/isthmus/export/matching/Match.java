package io.isthmus.export.matching;

/** Whether an object at the target is the desired one. */
public sealed interface Match {

    /** By anchor. */
    record Hard(Candidate candidate) implements Match {}

    /** By address or sign-in name. */
    record Soft(Candidate candidate, String by) implements Match {}

    /** There is none: it is to be created. */
    record None() implements Match {}

    /** There is something in the way; nothing is written until somebody has put it right. */
    record Conflict(Code code, String message) implements Match {}

    /** The product's own names where it has one. */
    enum Code {
        INVALID_SOFT_MATCH("InvalidSoftMatch"),
        OBJECT_TYPE_MISMATCH("ObjectTypeMismatch"),
        AMBIGUOUS_MATCH("AmbiguousMatch"),
        HARD_MATCH_BLOCKED("HardMatchBlocked"),
        SOFT_MATCH_BLOCKED("SoftMatchBlocked");

        private final String published;

        Code(String published) {
            this.published = published;
        }

        public String published() {
            return published;
        }
    }
}
