package io.isthmus.analyzer.powershell;

import io.isthmus.analyzer.powershell.Value.Dynamic;
import io.isthmus.analyzer.powershell.Value.Many;
import io.isthmus.analyzer.powershell.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One command with its parameters.
 *
 * @param command as it is written
 * @param parameters by name in any case
 * @param positional values without a name
 * @param input what a pipe hands to it, or nothing
 * @param output name of the variable that takes what it gives, or nothing
 */
record Statement(
        String command,
        Map<String, Value> parameters,
        List<Value> positional,
        Optional<Value> input,
        Optional<String> output,
        int line) {

    boolean is(String name) {
        return command.equalsIgnoreCase(name);
    }

    Optional<Value> value(String parameter) {
        return Optional.ofNullable(parameters.get(parameter));
    }

    /** Its literal text; nothing where it is dynamic or a list. */
    Optional<String> text(String parameter) {
        return value(parameter)
                .flatMap(value -> value instanceof Text(String text) ? Optional.of(text) : Optional.empty());
    }

    /** A single value is a list of one. */
    List<Value> many(String parameter) {
        return value(parameter).map(Statement::items).orElse(List.of());
    }

    static List<Value> items(Value value) {
        return value instanceof Many(List<Value> items) ? items : List.of(value);
    }

    static boolean dynamic(Value value) {
        return switch (value) {
            case Dynamic ignored -> true;
            case Many(List<Value> items) -> items.stream().anyMatch(Statement::dynamic);
            case Text ignored -> false;
            case Value.Variable ignored -> false;
        };
    }

    static Stream<String> texts(List<Value> values) {
        return values.stream().filter(Text.class::isInstance).map(value -> ((Text) value).text());
    }
}
