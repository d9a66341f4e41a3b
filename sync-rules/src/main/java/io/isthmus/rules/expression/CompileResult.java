package io.isthmus.rules.expression;

import io.isthmus.rules.expression.parsing.ExpressionProblem;
import java.util.List;

/** What came of compiling an expression. */
public sealed interface CompileResult {

    record Compiled(Expression expression) implements CompileResult {}

    /** @param problems at least one, in the order of their places */
    record Faulty(List<ExpressionProblem> problems) implements CompileResult {
        public Faulty {
            problems = List.copyOf(problems);
        }
    }
}
