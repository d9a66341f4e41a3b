package io.isthmus.analyzer.cloudsync;

import io.isthmus.analyzer.cloudsync.Term.Call;
import io.isthmus.rules.expression.CompileResult;
import io.isthmus.rules.expression.Expression;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Expressions of Cloud Sync in our language, where both mean the same. Functions of one name often do not: Replace, Join and Split take
 * other arguments, FormatDateTime other formats, and what an operator makes of a value that is absent is nowhere documented.
 *
 * <pre>
 * there                                              here
 * Left, Trim, Word, IsNull, IsNullOrEmpty, IsPresent the same
 * ToLower(a), ToUpper(a), without a culture          LCase(a), UCase(a)
 * StripSpaces(a)                                     Replace(a, " ", "")
 * IIF(test, a, b), Not(test)                         IIF(test, a, b), IIF(test, False, True): where test is one of the Is… functions, or Not of one
 * Coalesce(a, b, …)                                  IIF(IsNull(a), …, a)
 * Switch(a, otherwise, "key", value, …)              IIF(a = "key", value, …, otherwise)
 * </pre>
 */
final class ExpressionTranslation {

    private static final Set<String> TESTS = Set.of("IsNull", "IsNullOrEmpty", "IsPresent");

    /** What Coalesce and Switch repeat would grow with every one inside of another. */
    private static final int LONGEST = 2_000;

    private ExpressionTranslation() {}

    static Optional<String> of(String expression) {
        return TermParser.parse(expression)
                .flatMap(ExpressionTranslation::ours)
                .filter(ours -> Expression.compile(ours) instanceof CompileResult.Compiled);
    }

    private static Optional<String> ours(Term term) {
        return switch (term) {
            case Term.Text(String value) -> Optional.of(text(value));
            case Term.Attribute(String name) -> Optional.of("[" + name + "]");
            case Term.Number(String digits) -> Optional.of(digits);
            case Call call -> all(call.arguments()).flatMap(arguments -> ours(call, arguments));
        };
    }

    private static String text(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\"\"") + "\"";
    }

    /** Nothing if one of them has no counterpart, or is too long to be repeated. */
    private static Optional<List<String>> all(List<Term> terms) {
        List<String> ours = terms.stream()
                .flatMap(term -> ours(term).stream())
                .filter(argument -> argument.length() <= LONGEST)
                .toList();
        return ours.size() == terms.size() ? Optional.of(ours) : Optional.empty();
    }

    private static Optional<String> ours(Call call, List<String> arguments) {
        int count = arguments.size();
        return switch (call.function()) {
            case "Trim", "IsNull", "IsNullOrEmpty", "IsPresent" -> made(count == 1, call.function(), arguments);
            case "Left" -> made(count == 2, "Left", arguments);
            case "Word" -> made(count == 3, "Word", arguments);
            case "ToLower" -> made(count == 1, "LCase", arguments);
            case "ToUpper" -> made(count == 1, "UCase", arguments);
            case "StripSpaces" -> made(count == 1, "Replace", List.of(arguments.getFirst(), "\" \"", "\"\""));
            case "IIF" -> made(count == 3 && test(call.arguments().getFirst()), "IIF", arguments);
            case "Not" ->
                made(
                        count == 1 && test(call.arguments().getFirst()),
                        "IIF",
                        List.of(arguments.getFirst(), "False", "True"));
            case "Coalesce" -> Optional.of(coalesce(arguments));
            case "Switch" -> switchOf(call, arguments);
            default -> Optional.empty();
        };
    }

    private static boolean test(Term term) {
        return term instanceof Call(String function, List<Term> arguments)
                && (TESTS.contains(function)
                        || function.equals("Not") && arguments.size() == 1 && test(arguments.getFirst()));
    }

    private static Optional<String> made(boolean alike, String function, List<String> arguments) {
        return alike
                ? Optional.of(arguments.stream().collect(Collectors.joining(", ", function + "(", ")")))
                : Optional.empty();
    }

    private static String coalesce(List<String> values) {
        String first = values.getFirst();
        return values.size() == 1
                ? first
                : "IIF(IsNull(" + first + "), " + coalesce(values.subList(1, values.size())) + ", " + first + ")";
    }

    /** The first key that equals the source, with regard to case, decides; here as there. */
    private static Optional<String> switchOf(Call call, List<String> arguments) {
        int count = arguments.size();
        boolean pairs = count >= 4 && count % 2 == 0;
        boolean keys = IntStream.iterate(2, i -> i < count, i -> i + 2)
                .allMatch(i -> call.arguments().get(i) instanceof Term.Text);
        if (!pairs || !keys) {
            return Optional.empty();
        }
        String ours = arguments.get(1);
        for (int key = count - 2; key >= 2; key -= 2) {
            ours = "IIF(" + arguments.getFirst() + " = " + arguments.get(key) + ", " + arguments.get(key + 1) + ", "
                    + ours + ")";
        }
        return Optional.of(ours);
    }
}
