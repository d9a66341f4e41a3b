package io.isthmus.scim;

import org.jspecify.annotations.Nullable;

/** Makes the faults of a service: what an operator does about one is different at a target and at a source. */
public interface ScimFaults {

    /** The provider, or its token endpoint, cannot be reached or does not answer. */
    RuntimeException unreachable(What what, String message, @Nullable Throwable cause);

    /** The provider, or its token endpoint, does not let us in. */
    RuntimeException refused(What what, String message, @Nullable Throwable cause);

    /** An answer came that makes no sense. */
    RuntimeException notUnderstood(String message, Throwable cause);

    /** An answer to a request that reads is larger than the bounds allow: of one resource or page, not of the provider as a whole. */
    RuntimeException tooLarge(String message, Throwable cause);

    /** Whether it is one of {@link #tooLarge}. */
    boolean isTooLarge(RuntimeException fault);

    /** A listing ended before everything was seen. */
    RuntimeException incomplete(String message, @Nullable Throwable cause);

    /** Who is at fault. */
    enum What {
        PROVIDER,
        TOKEN_ENDPOINT
    }
}
