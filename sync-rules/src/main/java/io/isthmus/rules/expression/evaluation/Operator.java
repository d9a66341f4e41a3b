package io.isthmus.rules.expression.evaluation;

import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.rules.value.Value;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The operators on values. No value is NULL.
 *
 * <table>
 * <caption>What NULL does</caption>
 * <tr><th>operator</th><th>one side NULL</th><th>both sides NULL</th></tr>
 * <tr><td>{@code =}</td><td>False</td><td>True</td></tr>
 * <tr><td>{@code <>}</td><td>True</td><td>False</td></tr>
 * <tr><td>{@code < <= > >=}</td><td>False</td><td>False</td></tr>
 * <tr><td>{@code &}</td><td>the other side</td><td>NULL</td></tr>
 * <tr><td>{@code + - *}</td><td>NULL</td><td>NULL</td></tr>
 * </table>
 *
 * <p>Text compares with regard to case (source anchors differ in case only). Where one side is a number, boolean, date
 * or DN, the other side is taken as one.
 */
public enum Operator {
    EQUAL("=", (left, right, position) -> Value.bool(equal(left, right))),
    NOT_EQUAL("<>", (left, right, position) -> Value.bool(!equal(left, right))),
    LESS("<", comparison(order -> order < 0)),
    LESS_OR_EQUAL("<=", comparison(order -> order <= 0)),
    GREATER(">", comparison(order -> order > 0)),
    GREATER_OR_EQUAL(">=", comparison(order -> order >= 0)),
    PLUS("+", arithmetic(Math::addExact)),
    MINUS("-", arithmetic(Math::subtractExact)),
    TIMES("*", arithmetic(Math::multiplyExact)),
    CONCATENATE("&", Operator::concatenate);

    private final String symbol;
    private final Operation operation;

    Operator(String symbol, Operation operation) {
        this.symbol = symbol;
        this.operation = operation;
    }

    public static Optional<Operator> of(String symbol) {
        for (Operator each : values()) {
            if (each.symbol.equals(symbol)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    @Nullable
    Value apply(@Nullable Value left, @Nullable Value right, int position) {
        return operation.apply(left, right, position);
    }

    /** What an operator does; {@code position} is where it stands, for errors. */
    @FunctionalInterface
    private interface Operation {

        @Nullable
        Value apply(@Nullable Value left, @Nullable Value right, int position);
    }

    private static Operation comparison(IntPredicate holds) {
        return (left, right, position) ->
                Value.bool(left != null && right != null && holds.test(compare(left, right, position)));
    }

    private static Operation arithmetic(LongBinaryOperator calculation) {
        return (left, right, position) -> left == null || right == null
                ? null
                : Value.number(calculation.applyAsLong(
                        Conversions.number(left, position), Conversions.number(right, position)));
    }

    static boolean equal(@Nullable Value left, @Nullable Value right) {
        if (left == null || right == null) {
            return left == right;
        }
        if (left instanceof Value.Bool || right instanceof Value.Bool) {
            return Conversions.asTruth(left).equals(Conversions.asTruth(right));
        }
        if (left instanceof Value.Number || right instanceof Value.Number) {
            OptionalLong number = Conversions.asNumber(left);
            return number.isPresent() && number.equals(Conversions.asNumber(right));
        }
        if (left instanceof Value.Moment || right instanceof Value.Moment) {
            Optional<Instant> moment = Conversions.asMoment(left);
            return moment.isPresent() && moment.equals(Conversions.asMoment(right));
        }
        if (left instanceof Value.Reference || right instanceof Value.Reference) {
            return DistinguishedName.same(left.plain(), right.plain());
        }
        return left.plain().equals(right.plain());
    }

    private static int compare(Value left, Value right, int position) {
        if (left instanceof Value.Moment || right instanceof Value.Moment) {
            return Conversions.moment(left, position).compareTo(Conversions.moment(right, position));
        }
        if (left instanceof Value.Number || right instanceof Value.Number) {
            return Long.compare(Conversions.number(left, position), Conversions.number(right, position));
        }
        return left.plain().compareTo(right.plain());
    }

    private static @Nullable Value concatenate(@Nullable Value left, @Nullable Value right, int position) {
        Bounds.checkLength(Bounds.lengthOf(left) + Bounds.lengthOf(right), position);
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        if (left instanceof Value.Binary first && right instanceof Value.Binary second) {
            byte[] head = first.bytes();
            byte[] tail = second.bytes();
            byte[] joined = Arrays.copyOf(head, head.length + tail.length);
            System.arraycopy(tail, 0, joined, head.length, tail.length);
            return Value.binary(joined);
        }
        return Value.text(left.print() + right.print());
    }
}
