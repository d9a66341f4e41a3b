package io.isthmus.rules.expression.evaluation;

import java.util.List;

/**
 * What can be known of a function without calling it.
 *
 * @param name case-sensitive
 * @param group under which documents list it
 * @param parameters in order; optional ones last. When {@code repeating}, the last ones repeat together
 * @param repeating how many of the last parameters may be given again and again, 0 for none
 * @param result type of the result
 * @param description one sentence, or a few
 */
public record FunctionSignature(
        String name, Group group, List<Parameter> parameters, int repeating, Type result, String description) {

    public FunctionSignature {
        parameters = List.copyOf(parameters);
    }

    public enum Group {
        CERTIFICATE,
        CONVERSION,
        DATE,
        DIRECTORY,
        TEST,
        MATH,
        MULTI_VALUED,
        FLOW,
        TEXT
    }

    public enum Type {
        TEXT("str"),
        NUMBER("num"),
        BOOLEAN("bool"),
        BINARY("bin"),
        REFERENCE("ref"),
        DATE("dt"),
        ANY("var"),
        /** all values of a multi-valued argument at once */
        VALUES("mv"),
        /** an expression that is evaluated only when needed */
        EXPRESSION("exp"),
        /** {@code $name} */
        VARIABLE("name"),
        NOTHING("void");

        private final String shortName;

        Type(String shortName) {
            this.shortName = shortName;
        }

        /** As function references write it. */
        public String shortName() {
            return shortName;
        }
    }

    public record Parameter(String name, Type type, boolean optional) {}

    /** Whether so many arguments fit. */
    public boolean accepts(int arguments) {
        long required = parameters.stream().filter(each -> !each.optional()).count();
        if (arguments < required) {
            return false;
        }
        int surplus = arguments - parameters.size();
        return surplus <= 0 || repeating > 0 && surplus % repeating == 0;
    }

    /** {@code str Left(str string, num count)}, optional parameters in square brackets. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(result.shortName()).append(' ').append(name).append('(');
        String separator = "";
        for (Parameter each : parameters) {
            String declared = separator + each.type().shortName() + " " + each.name();
            text.append(each.optional() ? "[" + declared + "]" : declared);
            separator = ", ";
        }
        return text.append(repeating > 0 ? ", …)" : ")").toString();
    }
}
