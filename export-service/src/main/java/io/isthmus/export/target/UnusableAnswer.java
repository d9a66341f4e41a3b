package io.isthmus.export.target;

import org.jspecify.annotations.Nullable;

/**
 * The target answered something that cannot be taken for an answer: of one object or page, not of the target as a whole.
 * Nothing is concluded from it, least of all that something is absent.
 */
public class UnusableAnswer extends TargetFault {

    /** More than the bounds allow: bytes after inflating, resources of a page, depth or lengths of JSON. */
    public static final String TOO_LARGE = "TARGET_ANSWER_TOO_LARGE";

    /** A look-up was answered with objects that do not have what was looked for. */
    public static final String FILTER_IGNORED = "TARGET_IGNORES_FILTER";

    /** One object was asked for by its id, and another came. */
    public static final String ANOTHER_OBJECT = "TARGET_ANSWERS_ANOTHER_OBJECT";

    /** One object was looked up, and the target, which answers otherwise, cannot say whether it is there. */
    public static final String LOOK_UP_FAILED = "TARGET_LOOK_UP_FAILED";

    /** The target does not search by what was looked up by; there may be other ways. */
    public static final String FILTER_REFUSED = "TARGET_REFUSES_FILTER";

    /** @param code one of the constants */
    public UnusableAnswer(String code, String message, String remedy, @Nullable Throwable cause) {
        super(code, message, remedy, cause);
    }
}
