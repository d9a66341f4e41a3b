package io.isthmus.rules.expression;

import io.isthmus.rules.expression.evaluation.Evaluation;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.expression.evaluation.EvaluationException;
import io.isthmus.rules.expression.evaluation.Node;
import io.isthmus.rules.object.RuleSubject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiled expression. Immutable: compile once, evaluate for every object, from any thread. */
public final class Expression {

    private final String text;
    private final Node root;
    private final Set<String> attributes;
    private final boolean looksAtTime;

    Expression(String text, Node root, Set<String> attributes, boolean looksAtTime) {
        this.text = text;
        this.root = root;
        this.attributes = Set.copyOf(attributes);
        this.looksAtTime = looksAtTime;
    }

    /** Never throws: whatever the text is, the answer is an expression or what is wrong with it. */
    public static CompileResult compile(@Nullable String text) {
        return Compiler.compile(text == null ? "" : text);
    }

    /** Never throws for anything an object can hold. */
    public Evaluated evaluate(RuleSubject subject, EvaluationContext context) {
        try {
            return new Evaluated.Answer(root.evaluate(new Evaluation(subject, context)));
        } catch (EvaluationException failed) {
            return new Evaluated.Failure(failed.position(), failed.getMessage(), failed.declared());
        }
    }

    public String text() {
        return text;
    }

    /** Attributes it reads, as written, {@code ImportedValue} and {@code ValueCount} included. */
    public Set<String> attributes() {
        return attributes;
    }

    /** Whether it may come to something else though nothing changes but the time. */
    public boolean looksAtTime() {
        return looksAtTime;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
