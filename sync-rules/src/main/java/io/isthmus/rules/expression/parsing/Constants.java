package io.isthmus.rules.expression.parsing;

import io.isthmus.rules.expression.evaluation.FlowValue;
import io.isthmus.rules.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Names that stand for a value. Options of functions are texts of their own name. */
final class Constants {

    private static final List<String> OPTIONS = List.of(
            "CaseInsensitive", "CaseSensitive", "vbTextCompare", "vbBinaryCompare", "Unicode", "ASCII", "UTF8", "DC");

    private static final Map<String, FlowValue> BY_NAME = new TreeMap<>();

    static {
        BY_NAME.put("True", FlowValue.of(Value.bool(true)));
        BY_NAME.put("False", FlowValue.of(Value.bool(false)));
        BY_NAME.put("NULL", FlowValue.Literal.NULL);
        BY_NAME.put("AuthoritativeNull", FlowValue.Literal.AUTHORITATIVE_NULL);
        BY_NAME.put("IgnoreThisFlow", FlowValue.Literal.IGNORE_THIS_FLOW);
        BY_NAME.put("CRLF", FlowValue.of(Value.text("\r\n")));
        OPTIONS.forEach(name -> BY_NAME.put(name, FlowValue.of(Value.text(name))));
    }

    private Constants() {}

    static Optional<FlowValue> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
