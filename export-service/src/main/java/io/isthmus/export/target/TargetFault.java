package io.isthmus.export.target;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something about the target that an operator has to know. */
public abstract class TargetFault extends RuntimeException {

    private final String code;
    private final String remedy;

    /**
     * @param code stable name in UPPER_SNAKE_CASE
     * @param message names the target and what was asked of it, without secrets
     * @param remedy what an operator does about it
     */
    TargetFault(String code, String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.remedy = remedy;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public String code() {
        return code;
    }

    public String remedy() {
        return remedy;
    }
}
