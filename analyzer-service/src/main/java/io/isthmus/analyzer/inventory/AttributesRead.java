package io.isthmus.analyzer.inventory;

import io.isthmus.rules.expression.CompileResult;
import io.isthmus.rules.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which attributes a flow is made of: those it lists, and those its expression names in brackets. */
final class AttributesRead {

    private AttributesRead() {}

    /** @param expression none, or its text; what stands in quotes names nothing */
    static List<String> of(List<String> sources, @Nullable String expression) {
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(sources);
        if (expression != null) {
            names.addAll(
                    Expression.compile(expression) instanceof CompileResult.Compiled(Expression compiled)
                            ? compiled.attributes()
                            : inBrackets(expression));
        }
        return List.copyOf(names);
    }

    /** Of a text that is no expression of ours; it is shown all the same. */
    private static List<String> inBrackets(String expression) {
        List<String> names = new ArrayList<>();
        boolean quoted = false;
        int opened = -1;
        for (int i = 0; i < expression.length(); i++) {
            char sign = expression.charAt(i);
            if (sign == '"') {
                quoted = !quoted;
            } else if (!quoted && sign == '[') {
                opened = i + 1;
            } else if (!quoted && sign == ']' && opened >= 0) {
                names.add(expression.substring(opened, i).strip());
                opened = -1;
            }
        }
        names.removeIf(String::isEmpty);
        return names;
    }
}
