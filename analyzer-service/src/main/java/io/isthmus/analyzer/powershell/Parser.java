package io.isthmus.analyzer.powershell;

import io.isthmus.analyzer.powershell.Token.Kind;
import io.isthmus.analyzer.powershell.Value.Dynamic;
import io.isthmus.analyzer.powershell.Value.Many;
import io.isthmus.analyzer.powershell.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The commands of a script in their order, with literal values of variables put in their places. */
final class Parser {

    private static final int DEEPEST = 50;

    private final List<Token> tokens;
    private final List<Statement> statements = new ArrayList<>();
    private final Map<String, Value> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int at;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Statement> statements(String script) {
        Parser parser = new Parser(Lexer.tokens(script));
        while (parser.at < parser.tokens.size()) {
            parser.statement();
        }
        return List.copyOf(parser.statements);
    }

    private Token here() {
        return tokens.get(at);
    }

    private boolean sees(Kind kind) {
        return at < tokens.size() && here().is(kind);
    }

    private void statement() {
        Optional<String> output = assigned();
        Optional<Value> input = Optional.empty();
        if (output.isPresent() && !sees(Kind.WORD)) {
            Value value = list();
            variables.put(output.get(), value);
            input = Optional.of(value);
        } else if (sees(Kind.VARIABLE)) {
            input = Optional.of(list());
        }
        while (!sees(Kind.END) && at < tokens.size()) {
            if (sees(Kind.PIPE)) {
                at++;
            } else if (sees(Kind.WORD)) {
                command(input, output);
                input = Optional.empty();
            } else {
                Token odd = here();
                at++;
                add(odd.text().lines().findFirst().orElse(""), Map.of(), List.of(), input, output, odd.line());
            }
        }
        at++;
    }

    /** {@code $name =}. */
    private Optional<String> assigned() {
        boolean assigns = sees(Kind.VARIABLE)
                && at + 1 < tokens.size()
                && tokens.get(at + 1).is(Kind.ASSIGN);
        if (!assigns) {
            return Optional.empty();
        }
        String name = here().text();
        at += 2;
        return Optional.of(name);
    }

    private void command(Optional<Value> input, Optional<String> output) {
        Token name = here();
        at++;
        Map<String, Value> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<Value> positional = new ArrayList<>();
        while (at < tokens.size() && !sees(Kind.END) && !sees(Kind.PIPE)) {
            if (sees(Kind.PARAMETER)) {
                String parameter = here().text();
                at++;
                parameters.put(parameter, hasValue() ? list() : new Text("True"));
            } else if (hasValue()) {
                positional.add(list());
            } else {
                positional.add(new Dynamic(here().text()));
                at++;
            }
        }
        add(name.text(), parameters, positional, input, output, name.line());
    }

    private void add(
            String command,
            Map<String, Value> parameters,
            List<Value> positional,
            Optional<Value> input,
            Optional<String> output,
            int line) {
        statements.add(new Statement(command, parameters, List.copyOf(positional), input, output, line));
    }

    private boolean hasValue() {
        return at < tokens.size()
                && switch (here().kind()) {
                    case WORD, TEXT, VARIABLE, DYNAMIC, OPEN -> true;
                    case PARAMETER, CLOSE, COMMA, ASSIGN, PIPE, END -> false;
                };
    }

    /** One value, or several with commas between. */
    private Value list() {
        List<Value> items = new ArrayList<>();
        boolean many = false;
        items.add(one());
        while (sees(Kind.COMMA)) {
            many = true;
            at++;
            if (hasValue()) {
                items.add(one());
            }
        }
        return many ? new Many(List.copyOf(items)) : items.getFirst();
    }

    private Value one() {
        if (!hasValue()) {
            return new Dynamic("");
        }
        Token token = here();
        at++;
        return switch (token.kind()) {
            case WORD, TEXT -> new Text(token.text());
            case VARIABLE ->
                variables.get(token.text()) instanceof Text known ? known : new Value.Variable(token.text());
            case OPEN -> bracket();
            default -> new Dynamic(token.text());
        };
    }

    /** Brackets in brackets go only so deep; no export nests any. */
    private Value bracket() {
        if (depth >= DEEPEST) {
            return new Dynamic("(");
        }
        depth++;
        List<Value> items = new ArrayList<>();
        while (at < tokens.size() && !sees(Kind.CLOSE)) {
            if (hasValue()) {
                items.addAll(Statement.items(list()));
            } else {
                items.add(new Dynamic(here().text()));
                at++;
            }
        }
        at++;
        depth--;
        return new Many(List.copyOf(items));
    }
}
