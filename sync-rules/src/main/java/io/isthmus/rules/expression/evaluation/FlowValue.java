package io.isthmus.rules.expression.evaluation;

import io.isthmus.rules.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a flow contributes: values, or a word about what other flows may do. */
public sealed interface FlowValue {

    /** The values, empty for every literal. */
    List<Value> list();

    /** {@link Literal#NULL} when there are no values. */
    static FlowValue of(List<Value> values) {
        return values.isEmpty() ? Literal.NULL : new Values(values);
    }

    /** {@link Literal#NULL} for no value. */
    static FlowValue of(@Nullable Value value) {
        return value == null ? Literal.NULL : new Values(List.of(value));
    }

    /** One value or more, in order. */
    record Values(List<Value> list) implements FlowValue {
        public Values {
            list = List.copyOf(list);
            if (list.isEmpty()) {
                throw new IllegalArgumentException("no values is NULL");
            }
        }
    }

    enum Literal implements FlowValue {
        /** nothing to contribute; the next rule may */
        NULL,
        /** the attribute is to be empty; no later rule may contribute */
        AUTHORITATIVE_NULL,
        /** as if the flow were not there; what the target has stays */
        IGNORE_THIS_FLOW;

        @Override
        public List<Value> list() {
            return List.of();
        }
    }
}
