package io.isthmus.contracts.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person should know beside the state of a migration, and what to do about it.
 *
 * @param parameters of both sentences, by names of the code's own: for surfaces that have words of theirs
 */
public record Remark(
        String code,
        String message,
        @Nullable String whatToDo,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> parameters) {

    public Remark {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }

    public Remark(String code, String message, @Nullable String whatToDo) {
        this(code, message, whatToDo, Map.of());
    }

    /** For whoever has no words of his own. */
    public String sentence() {
        return whatToDo == null ? message : message + ". " + whatToDo;
    }
}
