package io.isthmus.rules.expression.functions;

import io.isthmus.rules.expression.evaluation.Function;
import io.isthmus.rules.expression.evaluation.FunctionSignature.Group;
import io.isthmus.rules.expression.evaluation.Row;
import io.isthmus.rules.value.Value;
import java.util.List;

/** Bits and numbers, 64 bits wide. */
final class MathFunctions {

    private MathFunctions() {}

    static List<Function> all() {
        Define define = new Define(Group.MATH);
        return List.of(
                define.scalar(
                        "num BitAnd(num value1, num value2)",
                        "The bits set in both. NULL when value1 is NULL.",
                        row -> Value.number(row.number(0) & row.number(1))),
                define.scalar(
                        "num BitOr(num value1, num value2)",
                        "The bits set in one or both. NULL when value1 is NULL.",
                        row -> Value.number(row.number(0) | row.number(1))),
                define.scalarOrNull(
                        "num RandomNum(num start, num end)",
                        "A number from start to end, both included; the same for the same run, object and place.",
                        MathFunctions::random));
    }

    private static Value random(Row row) {
        long start = row.number(0);
        long end = row.number(1);
        if (end < start) {
            throw row.fail("the end " + end + " lies before the start " + start);
        }
        long drawn = Draws.number(row.evaluation().nextSeed(row.position()));
        long width = Math.addExact(Math.subtractExact(end, start), 1);
        return Value.number(start + Math.floorMod(drawn, width));
    }
}
