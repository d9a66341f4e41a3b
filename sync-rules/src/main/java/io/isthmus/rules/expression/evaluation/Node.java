package io.isthmus.rules.expression.evaluation;

import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A compiled expression: an immutable tree that evaluates itself. */
public sealed interface Node {

    FlowValue evaluate(Evaluation evaluation);

    /** Offset in the text, 0-based. */
    int position();

    record Literal(FlowValue value, int position) implements Node {
        @Override
        public FlowValue evaluate(Evaluation evaluation) {
            return value;
        }
    }

    /** @param name folded once, so that it need not be for every object */
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

    /** Operators on values, applied one after the other; a list, so that a long sum needs no deep stack. */
    record Run(Node first, List<Step> steps, int position) implements Node {

        public record Step(Operator operator, Node operand, int position) {}

        public Run {
            steps = List.copyOf(steps);
        }

        @Override
        public FlowValue evaluate(Evaluation evaluation) {
            FlowValue result = first.evaluate(evaluation);
            for (Step step : steps) {
                evaluation.step(step.position());
                List<FlowValue> sides = List.of(result, step.operand().evaluate(evaluation));
                result = PerValue.map(
                        step.position(), sides, row -> step.operator().apply(row.get(0), row.get(1), step.position()));
            }
            return result;
        }
    }

    /** Runs joined by {@code &&} and {@code ||}, one after the other; one that does not matter is not evaluated. */
    record Connected(Node first, List<Link> links, int position) implements Node {

        public record Link(boolean and, Node operand) {}

        public Connected {
            links = List.copyOf(links);
        }

        @Override
        public FlowValue evaluate(Evaluation evaluation) {
            boolean holds = Conversions.anyTrue(first.evaluate(evaluation), first.position());
            for (Link link : links) {
                if (holds == link.and()) {
                    holds = Conversions.anyTrue(
                            link.operand().evaluate(evaluation), link.operand().position());
                }
            }
            return FlowValue.of(Value.bool(holds));
        }
    }

    record Call(Function function, List<Node> arguments, int position) implements Node {
        @Override
        public FlowValue evaluate(Evaluation evaluation) {
            evaluation.step(position);
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
