package io.isthmus.rules.expression.functions;

import io.isthmus.rules.expression.evaluation.Function;
import io.isthmus.rules.expression.evaluation.FunctionSignature;
import io.isthmus.rules.expression.evaluation.FunctionSignature.Group;
import io.isthmus.rules.expression.evaluation.FunctionSignature.Parameter;
import io.isthmus.rules.expression.evaluation.FunctionSignature.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads function signatures as function references write them, {@code "str Left(str string, num count, [str unit])"}, so
 * that a table of functions reads like one. {@code …} before the closing parenthesis with a number says how many of the
 * last parameters repeat: {@code "var Switch(exp condition, exp value, …2)"}.
 */
record Define(Group group) {

    private static final Map<String, Type> TYPES =
            Stream.of(Type.values()).collect(Collectors.toMap(Type::shortName, type -> type));

    /** NULL as the first argument gives NULL without a call. */
    Function scalar(String signature, String description, Function.Scalar body) {
        return new Function(read(signature, description), false, body);
    }

    /** The function itself decides what NULL means. */
    Function scalarOrNull(String signature, String description, Function.Scalar body) {
        return new Function(read(signature, description), true, body);
    }

    Function whole(String signature, String description, Function.Whole body) {
        return new Function(read(signature, description), true, body);
    }

    Function special(String signature, String description, Function.Special body) {
        return new Function(read(signature, description), true, body);
    }

    private FunctionSignature read(String text, String description) {
        int open = text.indexOf('(');
        String[] head = text.substring(0, open).split(" ");
        List<Parameter> parameters = new ArrayList<>();
        int repeating = 0;
        String inside = text.substring(open + 1, text.length() - 1);
        for (String part : inside.isEmpty() ? new String[0] : inside.split(", ")) {
            if (part.startsWith("…")) {
                repeating = Integer.parseInt(part.substring(1));
            } else {
                parameters.add(parameter(part));
            }
        }
        return new FunctionSignature(head[1], group, parameters, repeating, type(head[0]), description);
    }

    private static Parameter parameter(String part) {
        boolean optional = part.startsWith("[");
        String[] words = (optional ? part.substring(1, part.length() - 1) : part).split(" ");
        return new Parameter(words[1], type(words[0]), optional);
    }

    private static Type type(String shortName) {
        Type type = TYPES.get(shortName);
        if (type == null) {
            throw new IllegalArgumentException("no type is written " + shortName);
        }
        return type;
    }
}
