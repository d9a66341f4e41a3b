package io.isthmus.rules.expression;

import io.isthmus.rules.expression.evaluation.Node;
import io.isthmus.rules.expression.grammar.SyncExpressionLexer;
import io.isthmus.rules.expression.grammar.SyncExpressionParser;
import io.isthmus.rules.expression.parsing.ExpressionProblem;
import io.isthmus.rules.expression.parsing.ExpressionProblem.Kind;
import io.isthmus.rules.expression.parsing.TreeBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Text to tree, or problems. */
final class Compiler {

    /** Longer ones come from no rule editor; the bound keeps parsing time small. */
    static final int MAX_CHARACTERS = 32_768;

    /** Parentheses inside parentheses; deeper nesting would endanger the stack of the thread that evaluates. */
    static final int MAX_NESTING = 200;

    private Compiler() {}

    static CompileResult compile(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return new CompileResult.Faulty(
                    List.of(new ExpressionProblem(MAX_CHARACTERS, Kind.TOO_LONG, String.valueOf(MAX_CHARACTERS))));
        }
        CommonTokenStream tokens = new CommonTokenStream(silentLexer(text));
        tokens.fill();
        Optional<ExpressionProblem> problem = findUnreadable(tokens);
        if (problem.isPresent()) {
            return new CompileResult.Faulty(List.of(problem.get()));
        }
        return parse(text, tokens);
    }

    private static CompileResult parse(String text, CommonTokenStream tokens) {
        SyncExpressionParser parser = new SyncExpressionParser(tokens);
        FirstError firstError = new FirstError();
        parser.removeErrorListeners();
        parser.addErrorListener(firstError);
        SyncExpressionParser.FormulaContext formula = parser.formula();
        if (firstError.problem != null) {
            return new CompileResult.Faulty(List.of(firstError.problem));
        }
        TreeBuilder builder = new TreeBuilder();
        Node root = builder.build(formula.expression());
        if (!builder.problems().isEmpty()) {
            List<ExpressionProblem> sorted = new ArrayList<>(builder.problems());
            sorted.sort(Comparator.comparingInt(ExpressionProblem::position));
            return new CompileResult.Faulty(sorted);
        }
        return new CompileResult.Compiled(new Expression(text, root, builder.attributes(), builder.looksAtTime()));
    }

    private static SyncExpressionLexer silentLexer(String text) {
        SyncExpressionLexer lexer = new SyncExpressionLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        return lexer;
    }

    private static Optional<ExpressionProblem> findUnreadable(CommonTokenStream tokens) {
        int nesting = 0;
        for (Token token : tokens.getTokens()) {
            if (token.getType() == SyncExpressionLexer.UNKNOWN) {
                return Optional.of(unreadable(token.getStartIndex(), token.getText()));
            }
            if (token.getText().equals("(") && ++nesting > MAX_NESTING) {
                return Optional.of(new ExpressionProblem(
                        token.getStartIndex(), Kind.NESTED_TOO_DEEP, String.valueOf(MAX_NESTING)));
            }
            if (token.getText().equals(")")) {
                nesting--;
            }
        }
        return Optional.empty();
    }

    private static ExpressionProblem unreadable(int position, String text) {
        return switch (text) {
            case "\"" -> new ExpressionProblem(position, Kind.TEXT_NOT_CLOSED);
            case "[" -> new ExpressionProblem(position, Kind.NO_ATTRIBUTE);
            case "%" -> new ExpressionProblem(position, Kind.NO_PARAMETER);
            case "“", "”" -> new ExpressionProblem(position, Kind.TYPOGRAPHIC_QUOTES, text);
            default -> new ExpressionProblem(position, Kind.UNEXPECTED_CHARACTER, text);
        };
    }

    /** Later errors are mostly consequences of the first. */
    private static final class FirstError extends BaseErrorListener {

        private @Nullable ExpressionProblem problem;

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object offendingSymbol,
                int line,
                int charPositionInLine,
                String message,
                RecognitionException cause) {
            if (problem == null && offendingSymbol instanceof Token token) {
                problem = token.getType() == Token.EOF
                        ? new ExpressionProblem(token.getStartIndex(), Kind.ENDS_TOO_EARLY)
                        : new ExpressionProblem(token.getStartIndex(), Kind.UNEXPECTED, token.getText());
            }
        }
    }
}
