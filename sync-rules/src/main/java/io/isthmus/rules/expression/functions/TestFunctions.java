package io.isthmus.rules.expression.functions;

import io.isthmus.rules.expression.evaluation.Conversions;
import io.isthmus.rules.expression.evaluation.FlowValue;
import io.isthmus.rules.expression.evaluation.Function;
import io.isthmus.rules.expression.evaluation.FunctionSignature.Group;
import io.isthmus.rules.value.Value;
import java.util.List;
import java.util.UUID;

/** Questions about a value. Of NULL none is an error. */
final class TestFunctions {

    private TestFunctions() {}

    static List<Function> all() {
        Define define = new Define(Group.TEST);
        return List.of(
                define.scalarOrNull(
                        "bool IsBitSet(num value, num flag)",
                        "Whether all bits of flag are set in value. False for NULL.",
                        row -> Value.bool(row.value(0) != null && (row.number(0) & row.number(1)) == row.number(1))),
                define.scalarOrNull(
                        "bool IsDate(var value)",
                        "Whether CDate can read the value.",
                        row -> Value.bool(row.value(0) != null
                                && Conversions.asMoment(row.value(0)).isPresent())),
                define.whole(
                        "bool IsEmpty(mv value)",
                        "Whether the value is present and an empty text.",
                        arguments -> answer(hasOnlyEmptyTexts(arguments.all(0)))),
                define.scalarOrNull(
                        "bool IsGuid(var value)",
                        "Whether CGuid can read the value.",
                        row -> Value.bool(isGuid(row.text(0)))),
                define.whole(
                        "bool IsNull(mv value)",
                        "Whether the attribute is absent.",
                        arguments -> answer(arguments.all(0).isEmpty())),
                define.whole(
                        "bool IsNullOrEmpty(mv value)",
                        "Whether the attribute is absent or an empty text; the opposite of IsPresent.",
                        arguments -> answer(!isPresent(arguments.all(0)))),
                define.scalarOrNull(
                        "bool IsNumeric(var value)",
                        "Whether CNum can read the value.",
                        row -> Value.bool(row.value(0) != null
                                && Conversions.asNumber(row.value(0)).isPresent())),
                define.whole(
                        "bool IsPresent(mv value)",
                        "Whether the attribute has a value that is no empty text; the opposite of IsNullOrEmpty.",
                        arguments -> answer(isPresent(arguments.all(0)))),
                define.scalarOrNull(
                        "bool IsString(var value)",
                        "Whether the value is text. False for NULL and for binary.",
                        row -> Value.bool(row.value(0) instanceof Value.Text)));
    }

    private static boolean isPresent(List<Value> values) {
        return !values.isEmpty() && !hasOnlyEmptyTexts(values);
    }

    private static boolean hasOnlyEmptyTexts(List<Value> values) {
        return !values.isEmpty()
                && values.stream()
                        .allMatch(each ->
                                each instanceof Value.Text text && text.value().isEmpty());
    }

    static boolean isGuid(String text) {
        String bare = text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
        try {
            return bare.length() == 36 && UUID.fromString(bare).toString().equalsIgnoreCase(bare);
        } catch (IllegalArgumentException noGuid) {
            return false;
        }
    }

    private static FlowValue answer(boolean yes) {
        return FlowValue.of(Value.bool(yes));
    }
}
