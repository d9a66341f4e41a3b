package io.isthmus.export.target;

import org.jspecify.annotations.Nullable;

/** The target as a whole cannot be used now. Nothing was written by the call that threw this. */
public class TargetUnavailable extends TargetFault {

    /** @param code {@code TARGET_UNREACHABLE}, {@code TARGET_CREDENTIALS_REFUSED}, … */
    public TargetUnavailable(String code, String message, String remedy, @Nullable Throwable cause) {
        super(code, message, remedy, cause);
    }
}
