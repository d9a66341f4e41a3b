package io.isthmus.rules.rule;

import io.isthmus.rules.expression.Expression;
import java.util.Set;

/** Where a flow takes its value from. */
public sealed interface FlowSource {

    /** The attributes it reads, as written. */
    Set<String> attributes();

    /** All values of one attribute, as they are. */
    record Direct(String attribute) implements FlowSource {
        @Override
        public Set<String> attributes() {
            return Set.of(attribute);
        }
    }

    /** Always this text. */
    record Constant(String value) implements FlowSource {
        @Override
        public Set<String> attributes() {
            return Set.of();
        }
    }

    /** The value of an expression. */
    record Computed(Expression expression) implements FlowSource {
        @Override
        public Set<String> attributes() {
            return expression.attributes();
        }
    }
}
