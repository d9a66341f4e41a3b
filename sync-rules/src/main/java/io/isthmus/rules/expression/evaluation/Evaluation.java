package io.isthmus.rules.expression.evaluation;

import io.isthmus.directories.names.SpelledName;
import io.isthmus.rules.object.RuleSubject;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One evaluation of one expression: the object, the context and the variables bound so far. For one thread. */
public final class Evaluation {

    private final RuleSubject subject;
    private final EvaluationContext context;
    /** Made when the first variable is bound, which few expressions do. */
    private @Nullable Map<String, FlowValue> variables;

    private int drawn;
    private int steps;

    public Evaluation(RuleSubject subject, EvaluationContext context) {
        this.subject = subject;
        this.context = context;
    }

    /** Counts one application of a function or operator. */
    void step(int position) {
        if (++steps > Bounds.MAX_STEPS) {
            throw new EvaluationException(position, "the formula takes more than " + Bounds.MAX_STEPS + " steps");
        }
    }

    public RuleSubject subject() {
        return subject;
    }

    public EvaluationContext context() {
        return context;
    }

    public FlowValue attribute(String name) {
        List<Value> values = subject.valuesOf(name);
        return values.isEmpty() ? FlowValue.Literal.NULL : new FlowValue.Values(values);
    }

    FlowValue parameter(String name) {
        String given = context.parameters().get(name);
        return FlowValue.of(given == null ? derived(name) : Value.text(given));
    }

    private @Nullable Value derived(String name) {
        if (!(subject instanceof SourceObject object)) {
            return null;
        }
        String value = switch (name) {
            case "Domain.FQDN" -> SpelledName.of(object.dn()).domain();
            case "Domain.LDAP" -> SpelledName.of(object.dn()).domainPart();
            case "Connector.ID", "Connector.Name" -> object.connector();
            default -> "";
        };
        return value.isEmpty() ? null : Value.text(value);
    }

    /** NULL for a variable that nothing was bound to; the parser lets none through. */
    FlowValue variable(String name) {
        FlowValue bound = variables == null ? null : variables.get(name);
        return bound == null ? FlowValue.Literal.NULL : bound;
    }

    /** Binds a variable and answers what it was bound to before, to be restored. */
    public @Nullable FlowValue bind(String name, @Nullable FlowValue value) {
        if (variables == null) {
            variables = new HashMap<>();
        }
        return value == null ? variables.remove(name) : variables.put(name, value);
    }

    /** Seeds the next random value: the same for the same run, object and place in the order of draws. */
    public String nextSeed(int position) {
        return context.runSeed() + "\n" + subject.identity() + "\n" + position + "\n" + drawn++;
    }
}
