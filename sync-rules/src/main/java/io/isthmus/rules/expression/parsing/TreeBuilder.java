package io.isthmus.rules.expression.parsing;

import io.isthmus.rules.expression.evaluation.FlowValue;
import io.isthmus.rules.expression.evaluation.Function;
import io.isthmus.rules.expression.evaluation.FunctionSignature;
import io.isthmus.rules.expression.evaluation.Node;
import io.isthmus.rules.expression.evaluation.Operator;
import io.isthmus.rules.expression.functions.FunctionTable;
import io.isthmus.rules.expression.grammar.SyncExpressionParser.AttributeContext;
import io.isthmus.rules.expression.grammar.SyncExpressionParser.CallContext;
import io.isthmus.rules.expression.grammar.SyncExpressionParser.ExpressionContext;
import io.isthmus.rules.expression.grammar.SyncExpressionParser.HexadecimalContext;
import io.isthmus.rules.expression.grammar.SyncExpressionParser.NameContext;
import io.isthmus.rules.expression.grammar.SyncExpressionParser.NumberContext;
import io.isthmus.rules.expression.grammar.SyncExpressionParser.OperandContext;
import io.isthmus.rules.expression.grammar.SyncExpressionParser.ParameterContext;
import io.isthmus.rules.expression.grammar.SyncExpressionParser.ParenthesesContext;
import io.isthmus.rules.expression.grammar.SyncExpressionParser.PrimaryContext;
import io.isthmus.rules.expression.grammar.SyncExpressionParser.TextContext;
import io.isthmus.rules.expression.grammar.SyncExpressionParser.VariableContext;
import io.isthmus.rules.expression.parsing.ExpressionProblem.Kind;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Makes the evaluating tree of a syntax tree.
 *
 * <p>Operators are folded from left to right with equal priority, as the language defines. {@code &&} and {@code ||} take
 * as their operands whole runs of the other operators: the shipped rules have
 * {@code IsPresent([a]) || IsPresent([b]) = False || [c] = "x"}, which has no meaning otherwise. Among themselves these
 * two have equal priority as well.
 */
public final class TreeBuilder {

    private static final Set<String> LOOKING_AT_TIME = Set.of("Now", "IsPast");

    private final List<ExpressionProblem> problems = new ArrayList<>();
    private final Set<String> attributes = new LinkedHashSet<>();
    private boolean looksAtTime;
    private final Deque<String> variables = new ArrayDeque<>();

    public List<ExpressionProblem> problems() {
        return problems;
    }

    public Set<String> attributes() {
        return attributes;
    }

    public boolean looksAtTime() {
        return looksAtTime;
    }

    public Node build(ExpressionContext expression) {
        List<Node> runs = new ArrayList<>();
        List<Boolean> ands = new ArrayList<>();
        Node first = build(expression.operand(0));
        List<Node.Run.Step> steps = new ArrayList<>();
        for (int i = 0; i < expression.operator().size(); i++) {
            String symbol = expression.operator(i).getText();
            Node operand = build(expression.operand(i + 1));
            Optional<Operator> operator = Operator.of(symbol);
            if (operator.isPresent()) {
                steps.add(new Node.Run.Step(operator.get(), operand, position(expression.operator(i))));
            } else {
                runs.add(run(first, steps));
                ands.add(symbol.equals("&&"));
                first = operand;
                steps = new ArrayList<>();
            }
        }
        runs.add(run(first, steps));
        return connected(runs, ands);
    }

    private static Node run(Node first, List<Node.Run.Step> steps) {
        return steps.isEmpty() ? first : new Node.Run(first, steps, first.position());
    }

    private static Node connected(List<Node> runs, List<Boolean> ands) {
        if (ands.isEmpty()) {
            return runs.getFirst();
        }
        List<Node.Connected.Link> links = new ArrayList<>();
        for (int i = 0; i < ands.size(); i++) {
            links.add(new Node.Connected.Link(ands.get(i), runs.get(i + 1)));
        }
        return new Node.Connected(runs.getFirst(), links, runs.getFirst().position());
    }

    private Node build(OperandContext operand) {
        Node node = build(operand.primary());
        int minuses = operand.getChildCount() - 1;
        return minuses % 2 == 0 ? node : new Node.Negation(node, position(operand));
    }

    private Node build(PrimaryContext primary) {
        int position = position(primary);
        return switch (primary) {
            case ParenthesesContext inner -> build(inner.expression());
            case CallContext call -> call(call, position);
            case AttributeContext attribute -> attribute(inside(attribute), position);
            case ParameterContext parameter -> new Node.ParameterReference(inside(parameter), position);
            case VariableContext variable -> variable(variable.getText(), position);
            case TextContext text -> literal(Value.text(unquote(text.getText())), position);
            case HexadecimalContext hex -> number(hex.getText().substring(2), 16, position);
            case NumberContext number -> number(number.getText(), 10, position);
            case NameContext name -> name(name.getText(), position);
            default -> throw new IllegalStateException("no such primary in the grammar: " + primary.getText());
        };
    }

    private Node attribute(String name, int position) {
        attributes.add(name);
        return new Node.AttributeReference(Attributes.fold(name), position);
    }

    private Node variable(String name, int position) {
        if (!variables.contains(name)) {
            problems.add(new ExpressionProblem(position, Kind.VARIABLE_NOT_BOUND, name));
        }
        return new Node.VariableReference(name, position);
    }

    private Node name(String name, int position) {
        Optional<FlowValue> constant = Constants.named(name);
        if (constant.isEmpty()) {
            Kind kind = FunctionTable.find(name).isPresent() ? Kind.FUNCTION_WITHOUT_PARENTHESES : Kind.UNKNOWN_NAME;
            problems.add(new ExpressionProblem(position, kind, name));
        }
        return new Node.Literal(constant.orElse(FlowValue.Literal.NULL), position);
    }

    private Node number(String digits, int radix, int position) {
        try {
            long number = radix == 16 ? Long.parseUnsignedLong(digits, 16) : Long.parseLong(digits);
            return literal(Value.number(number), position);
        } catch (NumberFormatException tooBig) {
            problems.add(new ExpressionProblem(position, Kind.NUMBER_TOO_LARGE));
            return new Node.Literal(FlowValue.Literal.NULL, position);
        }
    }

    private Node call(CallContext call, int position) {
        String name = call.NAME().getText();
        Optional<Function> function = FunctionTable.find(name);
        if (function.isEmpty()) {
            problems.add(unknown(name, position));
            call.expression().forEach(this::build);
            return new Node.Literal(FlowValue.Literal.NULL, position);
        }
        FunctionSignature signature = function.get().signature();
        if (!signature.accepts(call.expression().size())) {
            problems.add(new ExpressionProblem(
                    position,
                    Kind.NUMBER_OF_ARGUMENTS,
                    name,
                    String.valueOf(call.expression().size()),
                    signature.toString()));
        }
        List<Node> arguments = bindsVariable(signature) ? binding(call) : plain(call);
        noteAttributeArgument(name, arguments);
        looksAtTime |= LOOKING_AT_TIME.contains(name);
        return new Node.Call(function.get(), arguments, position);
    }

    private static ExpressionProblem unknown(String name, int position) {
        return FunctionTable.inOtherCase(name)
                .map(known -> new ExpressionProblem(position, Kind.OTHER_CASE, name, known))
                .orElseGet(() -> new ExpressionProblem(position, Kind.UNKNOWN_FUNCTION, name));
    }

    private static boolean bindsVariable(FunctionSignature signature) {
        return !signature.parameters().isEmpty()
                && signature.parameters().getFirst().type() == FunctionSignature.Type.VARIABLE;
    }

    private List<Node> plain(CallContext call) {
        List<Node> arguments = new ArrayList<>();
        call.expression().forEach(each -> arguments.add(build(each)));
        return arguments;
    }

    /** {@code With}, {@code Where}, {@code Select}: the first argument names a variable that the last one may use. */
    private List<Node> binding(CallContext call) {
        List<Node> arguments = new ArrayList<>();
        String variable = call.expression().isEmpty() ? "" : call.expression(0).getText();
        for (int i = 0; i < call.expression().size(); i++) {
            if (i == 0) {
                int position = position(call.expression(0));
                if (!variable.matches("\\$\\w+")) {
                    problems.add(new ExpressionProblem(position, Kind.VARIABLE_EXPECTED));
                }
                arguments.add(new Node.VariableReference(variable, position));
            } else if (i == 1) {
                arguments.add(build(call.expression(1)));
            } else {
                variables.push(variable);
                arguments.add(build(call.expression(i)));
                variables.pop();
            }
        }
        return arguments;
    }

    private void noteAttributeArgument(String name, List<Node> arguments) {
        if (!name.equals("ImportedValue") && !name.equals("ValueCount") || arguments.isEmpty()) {
            return;
        }
        if (arguments.getFirst() instanceof Node.Literal literal
                && !literal.value().list().isEmpty()) {
            attributes.add(literal.value().list().getFirst().plain());
        } else {
            problems.add(new ExpressionProblem(arguments.getFirst().position(), Kind.NAME_IN_QUOTES_EXPECTED, name));
        }
    }

    private static Node literal(Value value, int position) {
        return new Node.Literal(FlowValue.of(value), position);
    }

    private static String inside(ParserRuleContext token) {
        return token.getText().substring(1, token.getText().length() - 1);
    }

    /** Two quotes stand for one; two backslashes for one, as in the shipped {@code "\\0ACNF:"}. */
    private static String unquote(String literal) {
        return literal.substring(1, literal.length() - 1).replace("\"\"", "\"").replace("\\\\", "\\");
    }

    private static int position(ParserRuleContext context) {
        return context.getStart().getStartIndex();
    }
}
