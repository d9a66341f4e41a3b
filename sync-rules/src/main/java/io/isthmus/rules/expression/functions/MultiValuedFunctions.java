package io.isthmus.rules.expression.functions;

import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.rules.expression.evaluation.Arguments;
import io.isthmus.rules.expression.evaluation.Bounds;
import io.isthmus.rules.expression.evaluation.FlowValue;
import io.isthmus.rules.expression.evaluation.Function;
import io.isthmus.rules.expression.evaluation.FunctionSignature.Group;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Functions that see all values of an attribute at once. Indexes begin with 1. */
final class MultiValuedFunctions {

    private MultiValuedFunctions() {}

    static List<Function> all() {
        Define define = new Define(Group.MULTI_VALUED);
        return List.of(
                define.whole(
                        "num Contains(mv attribute, str search, [str caseType])",
                        "The index of the first value that contains the text, 0 for none; a reference must equal it. "
                                + "caseType is CaseSensitive (default) or CaseInsensitive.",
                        MultiValuedFunctions::contains),
                define.whole(
                        "num Count(mv attribute)",
                        "How many values there are, 0 for NULL.",
                        arguments -> number(arguments.all(0).size())),
                define.whole(
                        "mv ImportedValue(str attributeName)",
                        "The values as the last import confirmed them; the name stands in quotes. Source objects here "
                                + "hold imported values only, so this is [attributeName].",
                        arguments -> arguments.evaluation().attribute(arguments.text(0))),
                define.whole(
                        "var Item(mv attribute, num index)",
                        "The value at the index; an error when there is none.",
                        arguments -> item(arguments, true)),
                define.whole(
                        "var ItemOrNull(mv attribute, num index)",
                        "The value at the index, NULL when there is none.",
                        arguments -> item(arguments, false)),
                define.whole(
                        "str Join(mv attribute, [str delimiter])",
                        "All values in one text, a space or the delimiter between them.",
                        MultiValuedFunctions::join),
                define.whole(
                        "mv RemoveDuplicates(mv attribute)",
                        "Each value once, where it first stands; case matters.",
                        arguments -> FlowValue.of(new ArrayList<>(new LinkedHashSet<>(arguments.all(0))))),
                define.whole(
                        "mv Split(str value, str delimiter, [num limit])",
                        "The parts of a text between the delimiters; at most limit of them, the last with the rest.",
                        MultiValuedFunctions::split),
                define.whole(
                        "num ValueCount(str attributeName)",
                        "How many values the attribute has, also where they are kept outside of the object "
                                + "(memberships); the name stands in quotes.",
                        arguments -> number(arguments.evaluation().subject().countOf(arguments.text(0)))));
    }

    private static FlowValue contains(Arguments arguments) {
        String search = arguments.text(1);
        boolean ignoreCase = arguments.text(2).equals("CaseInsensitive");
        int index = 1;
        for (Value each : arguments.all(0)) {
            if (matches(each, search, ignoreCase)) {
                return number(index);
            }
            index++;
        }
        return number(0);
    }

    private static boolean matches(Value value, String search, boolean ignoreCase) {
        if (value instanceof Value.Reference reference) {
            return DistinguishedName.same(reference.dn(), search);
        }
        return ignoreCase
                ? value.print().toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT))
                : value.print().contains(search);
    }

    private static FlowValue item(Arguments arguments, boolean required) {
        List<Value> values = arguments.all(0);
        int index = arguments.size(1);
        if (index >= 1 && index <= values.size()) {
            return FlowValue.of(values.get(index - 1));
        }
        if (required) {
            throw arguments.fail("there is no value " + index + " among " + values.size());
        }
        return FlowValue.Literal.NULL;
    }

    private static FlowValue join(Arguments arguments) {
        if (arguments.all(0).isEmpty()) {
            return FlowValue.Literal.NULL;
        }
        String delimiter = arguments.given(1) ? arguments.text(1) : " ";
        long length = (long) delimiter.length() * arguments.all(0).size();
        for (Value each : arguments.all(0)) {
            length += Bounds.lengthOf(each);
        }
        Bounds.checkLength(length, arguments.position());
        String joined = arguments.all(0).stream().map(Value::print).collect(Collectors.joining(delimiter));
        return FlowValue.of(Value.text(joined));
    }

    private static FlowValue split(Arguments arguments) {
        String text = arguments.text(0);
        String delimiter = arguments.text(1);
        if (text.isEmpty()) {
            return FlowValue.Literal.NULL;
        }
        if (delimiter.length() != 1) {
            throw arguments.fail("the delimiter must be one character");
        }
        int limit = arguments.given(2) ? Math.max(arguments.size(2), 1) : Integer.MAX_VALUE;
        List<Value> parts = new ArrayList<>();
        int start = 0;
        for (int at = text.indexOf(delimiter);
                at >= 0 && parts.size() < limit - 1;
                at = text.indexOf(delimiter, start)) {
            parts.add(Value.text(text.substring(start, at)));
            start = at + 1;
        }
        parts.add(Value.text(text.substring(start)));
        Bounds.checkCount(parts.size(), arguments.position());
        return FlowValue.of(parts);
    }

    private static FlowValue number(int number) {
        return FlowValue.of(Value.number(number));
    }
}
