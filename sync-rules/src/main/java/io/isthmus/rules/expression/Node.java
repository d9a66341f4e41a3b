package io.isthmus.rules.expression;

import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A compiled expression: an immutable tree that evaluates itself. */
sealed interface Node {

    FlowValue evaluate(Evaluation evaluation);

    /** Offset in the text, 0-based. */
    int position();

    record Literal(FlowValue value, int position) implements Node {
        @Override
        public FlowValue evaluate(Evaluation evaluation) {
            return value;
        }
    }

    record AttributeReference(String name, int position) implements Node {
        @Override
        public FlowValue evaluate(Evaluation evaluation) {
            return evaluation.attribute(name);
        }
    }

    record ParameterReference(String name, int position) implements Node {
        @Override
        public FlowValue evaluate(Evaluation evaluation) {
            return evaluation.parameter(name);
        }
    }

    record VariableReference(String name, int position) implements Node {
        @Override
        public FlowValue evaluate(Evaluation evaluation) {
            return evaluation.variable(name);
        }
    }

    record Negation(Node operand, int position) implements Node {
        @Override
        public FlowValue evaluate(Evaluation evaluation) {
            return PerValue.map(position, List.of(operand.evaluate(evaluation)), row -> {
                Value value = row.get(0);
                return value == null ? null : Value.number(Math.negateExact(Conversions.number(value, position)));
            });
        }
    }

    /** A value operator; both sides are always evaluated. */
    record Operation(Operator operator, Node left, Node right, int position) implements Node {
        @Override
        public FlowValue evaluate(Evaluation evaluation) {
            List<FlowValue> sides = List.of(left.evaluate(evaluation), right.evaluate(evaluation));
            return PerValue.map(position, sides, row -> operator.apply(row.get(0), row.get(1), position));
        }
    }

    /** {@code &&} and {@code ||}; the right side is evaluated only when it matters. */
    record Connective(boolean and, Node left, Node right, int position) implements Node {
        @Override
        public FlowValue evaluate(Evaluation evaluation) {
            boolean first = Conversions.anyTrue(left.evaluate(evaluation), left.position());
            boolean decided = first != and;
            return FlowValue.of(
                    Value.bool(decided ? first : Conversions.anyTrue(right.evaluate(evaluation), right.position())));
        }
    }

    record Call(Function function, List<Node> arguments, int position) implements Node {
        @Override
        public FlowValue evaluate(Evaluation evaluation) {
            return switch (function.body()) {
                case Function.Special special -> special.apply(arguments, evaluation, position);
                case Function.Whole whole -> whole.apply(new Arguments(evaluated(evaluation), evaluation, position));
                case Function.Scalar scalar -> mapped(scalar, evaluation);
            };
        }

        private FlowValue mapped(Function.Scalar scalar, Evaluation evaluation) {
            return PerValue.map(position, evaluated(evaluation), row -> {
                if (!function.acceptsNull() && !row.isEmpty() && row.get(0) == null) {
                    return null;
                }
                return scalar.apply(new Row(row, evaluation, position));
            });
        }

        private List<FlowValue> evaluated(Evaluation evaluation) {
            List<FlowValue> values = new ArrayList<>(arguments.size());
            for (Node argument : arguments) {
                values.add(argument.evaluate(evaluation));
            }
            return values;
        }
    }
}
