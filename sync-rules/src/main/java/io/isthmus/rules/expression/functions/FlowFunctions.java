package io.isthmus.rules.expression.functions;

import io.isthmus.rules.expression.evaluation.Arguments;
import io.isthmus.rules.expression.evaluation.Bounds;
import io.isthmus.rules.expression.evaluation.Conversions;
import io.isthmus.rules.expression.evaluation.Evaluation;
import io.isthmus.rules.expression.evaluation.EvaluationException;
import io.isthmus.rules.expression.evaluation.FlowValue;
import io.isthmus.rules.expression.evaluation.Function;
import io.isthmus.rules.expression.evaluation.FunctionSignature.Group;
import io.isthmus.rules.expression.evaluation.Node;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Functions that decide what is evaluated. */
final class FlowFunctions {

    private FlowFunctions() {}

    static List<Function> all() {
        Define define = new Define(Group.FLOW);
        return List.of(
                define.special(
                        "void Error(str message)",
                        "Fails the synchronization of this object with the message; other objects go on.",
                        FlowFunctions::error),
                define.special(
                        "var IIF(exp condition, exp valueIfTrue, exp valueIfFalse)",
                        "One of two values. NULL counts as False. Only the value that is needed is evaluated. A "
                                + "condition with several values chooses value by value.",
                        FlowFunctions::iif),
                define.special(
                        "mv Select(name item, mv values, exp function)",
                        "The function's results for each of the values, bound to the variable in turn.",
                        FlowFunctions::select),
                define.special(
                        "var Switch(exp condition, exp value, …2)",
                        "The value after the first condition that is true, else NULL. All are evaluated; an Error "
                                + "counts only where its value is chosen.",
                        FlowFunctions::choose),
                define.special(
                        "mv Where(name item, mv values, exp condition)",
                        "Those of the values for which the condition holds, with the variable bound to each in turn.",
                        FlowFunctions::where),
                define.special(
                        "var With(name variable, exp subExpression, exp expression)",
                        "The expression's value, with the variable bound to the value of the sub-expression.",
                        FlowFunctions::with));
    }

    private static FlowValue error(List<Node> arguments, Evaluation evaluation, int position) {
        Arguments message = new Arguments(List.of(arguments.getFirst().evaluate(evaluation)), evaluation, position);
        throw new EvaluationException(position, message.text(0), true);
    }

    private static FlowValue iif(List<Node> arguments, Evaluation evaluation, int position) {
        FlowValue condition = arguments.get(0).evaluate(evaluation);
        if (condition.list().size() <= 1) {
            boolean holds = Conversions.anyTrue(condition, arguments.get(0).position());
            return arguments.get(holds ? 1 : 2).evaluate(evaluation);
        }
        return chooseEach(condition.list(), arguments, evaluation, position);
    }

    private static FlowValue chooseEach(
            List<Value> conditions, List<Node> arguments, Evaluation evaluation, int position) {
        FlowValue[] branches = new FlowValue[3];
        List<Value> chosen = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            int branch = Conversions.truth(conditions.get(i), arguments.get(0).position()) ? 1 : 2;
            if (branches[branch] == null) {
                branches[branch] = arguments.get(branch).evaluate(evaluation);
            }
            List<Value> values = branches[branch].list();
            if (values.size() > 1 && values.size() != conditions.size()) {
                throw new EvaluationException(
                        position,
                        "the condition has " + conditions.size() + " values and the chosen one " + values.size());
            }
            if (!values.isEmpty()) {
                chosen.add(values.get(values.size() == 1 ? 0 : i));
            }
        }
        return FlowValue.of(chosen);
    }

    private static FlowValue choose(List<Node> arguments, Evaluation evaluation, int position) {
        FlowValue chosen = null;
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            Node conditionNode = arguments.get(i);
            boolean holds = Conversions.anyTrue(conditionNode.evaluate(evaluation), conditionNode.position());
            boolean first = holds && chosen == null;
            try {
                FlowValue value = arguments.get(i + 1).evaluate(evaluation);
                chosen = first ? value : chosen;
            } catch (EvaluationException failure) {
                if (first || !failure.declared()) {
                    throw failure;
                }
            }
        }
        return chosen == null ? FlowValue.Literal.NULL : chosen;
    }

    private static FlowValue select(List<Node> arguments, Evaluation evaluation, int position) {
        String variable = variable(arguments);
        List<Value> results = new ArrayList<>();
        long total = 0;
        for (Value each : arguments.get(1).evaluate(evaluation).list()) {
            List<Value> more = bound(variable, FlowValue.of(each), arguments.get(2), evaluation)
                    .list();
            results.addAll(more);
            total = Bounds.checkedTotal(total, more, position);
            Bounds.checkCount(results.size(), position);
        }
        return FlowValue.of(results);
    }

    private static FlowValue where(List<Node> arguments, Evaluation evaluation, int position) {
        String variable = variable(arguments);
        List<Value> kept = new ArrayList<>();
        for (Value each : arguments.get(1).evaluate(evaluation).list()) {
            FlowValue condition = bound(variable, FlowValue.of(each), arguments.get(2), evaluation);
            if (Conversions.anyTrue(condition, arguments.get(2).position())) {
                kept.add(each);
            }
        }
        return FlowValue.of(kept);
    }

    private static FlowValue with(List<Node> arguments, Evaluation evaluation, int position) {
        return bound(variable(arguments), arguments.get(1).evaluate(evaluation), arguments.get(2), evaluation);
    }

    private static FlowValue bound(String variable, FlowValue value, Node node, Evaluation evaluation) {
        FlowValue before = evaluation.bind(variable, value);
        try {
            return node.evaluate(evaluation);
        } finally {
            evaluation.bind(variable, before);
        }
    }

    private static String variable(List<Node> arguments) {
        return arguments.getFirst() instanceof Node.VariableReference reference ? reference.name() : "";
    }
}
