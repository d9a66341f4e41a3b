package io.isthmus.rules.expression.functions;

import io.isthmus.directories.names.SpelledName;
import io.isthmus.rules.expression.evaluation.Function;
import io.isthmus.rules.expression.evaluation.FunctionSignature.Group;
import io.isthmus.rules.expression.evaluation.Row;
import io.isthmus.rules.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Distinguished names. Components are counted from 1. */
final class DirectoryFunctions {

    private DirectoryFunctions() {}

    static List<Function> all() {
        Define define = new Define(Group.DIRECTORY);
        return List.of(
                define.scalar(
                        "str DNComponent(ref dn, num component)",
                        "The value of a component of the DN, counted from the left. Control characters stay escaped "
                                + "(\\0A), other characters are unescaped. NULL when there are fewer.",
                        row -> component(SpelledName.of(row.text(0)).components(), row.size(1) - 1)),
                define.scalar(
                        "str DNComponentRev(ref dn, num component, [str option])",
                        "As DNComponent, counted from the right; with the option DC without the dc components.",
                        DirectoryFunctions::fromRight),
                define.scalar(
                        "str EscapeDNComponent(str value)",
                        "The value with the characters escaped that have a meaning in a DN (RFC 4514); a leading "
                                + "attribute type (cn=) stays.",
                        row -> Value.text(escape(row.text(0)))));
    }

    private static @Nullable Value fromRight(Row row) {
        List<SpelledName.Component> components = SpelledName.of(row.text(0)).components();
        if (row.text(2).equals("DC")) {
            components = components.stream()
                    .filter(each -> !each.type().equalsIgnoreCase("dc"))
                    .toList();
        }
        return component(components, components.size() - row.size(1));
    }

    private static @Nullable Value component(List<SpelledName.Component> components, int index) {
        return index < 0 || index >= components.size()
                ? null
                : Value.text(components.get(index).value());
    }

    private static String escape(String value) {
        int typeEnd = value.matches("(?s)[A-Za-z][A-Za-z0-9.-]*=.*") ? value.indexOf('=') + 1 : 0;
        return value.substring(0, typeEnd) + SpelledName.escape(value.substring(typeEnd));
    }
}
