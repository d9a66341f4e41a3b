package io.isthmus.export.target;

import org.jspecify.annotations.Nullable;

/** The target as a whole cannot be used now. Nothing was written by the call that threw this. */
public class TargetUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String whatToDo;

    /**
     * @param code stable name in UPPER_SNAKE_CASE: {@code TARGET_UNREACHABLE}, {@code TARGET_CREDENTIALS_REFUSED}, …
     * @param message names the target, without secrets
     */
    public TargetUnavailable(String code, String message, String whatToDo, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.whatToDo = whatToDo;
    }

    public String code() {
        return code;
    }

    public String whatToDo() {
        return whatToDo;
    }
}
