package io.isthmus.chassis.problem;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A refusal or fault that a caller of the REST interface is told in full, as {@code application/problem+json}
 * (RFC 9457).
 */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String title;
    private final String whatToDo;
    private final transient Map<String, String> parameters;

    /**
     * @param status HTTP status, 400 to 599
     * @param code stable name of the fault in UPPER_SNAKE_CASE
     * @param title what went wrong, the same for every occurrence
     * @param detail this occurrence: names the file, element, object or field; the title without one
     * @param whatToDo the caller's next move
     */
    public ProblemException(int status, String code, String title, @Nullable String detail, String whatToDo) {
        this(status, code, title, detail, whatToDo, Map.of());
    }

    /** @param parameters of the remedy, by names of the code's own */
    public ProblemException(
            int status,
            String code,
            String title,
            @Nullable String detail,
            String whatToDo,
            Map<String, String> parameters) {
        super(detail);
        this.status = status;
        this.code = code;
        this.title = title;
        this.whatToDo = whatToDo;
        this.parameters = Map.copyOf(parameters);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return Objects.requireNonNullElse(getMessage(), title);
    }

    public String whatToDo() {
        return whatToDo;
    }

    public Map<String, String> parameters() {
        return parameters;
    }
}
