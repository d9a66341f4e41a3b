package io.isthmus.rules.expression;

import static io.isthmus.rules.expression.Formulas.print;
import static io.isthmus.rules.expression.Formulas.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.isthmus.rules.expression.evaluation.FunctionSignature;
import io.isthmus.rules.expression.functions.FunctionTable;
import io.isthmus.rules.expression.parsing.ExpressionProblem;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParsingTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "Foo([a]) => 0 => unknown function Foo",
                "1 + trim([a]) => 4 => unknown function trim; names are case-sensitive: Trim",
                "Trim([a],[b]) => 0 => Trim does not take 2 arguments: str Trim(str value)",
                "IIF([a],1) => 0 => IIF does not take 2 arguments: var IIF(exp condition, exp valueIfTrue, exp"
                        + " valueIfFalse)",
                "Switch(True,1,False) => 0 => Switch does not take 3 arguments: var Switch(exp condition, exp value,"
                        + " …)",
                "Trim([a] => 8 => the expression ends too early",
                "\"abc => 0 => the text that begins here has no closing quote",
                "1 + [a => 4 => this is no attribute: [name] is expected",
                "50% => 2 => this is no parameter: %Name% is expected",
                "“abc” => 0 => a text stands between straight quotes, not between “",
                "1 + + 2 => 4 => unexpected +",
                "Trim => 0 => unknown name Trim; a function is called with parentheses",
                "True && Null => 8 => unknown name Null",
                "$x => 0 => the variable $x is not bound here",
                "Where([a],[b],True) => 6 => a variable such as $item is expected",
                "ImportedValue([a]) => 14 => ImportedValue needs the attribute's name in quotes",
                "99999999999999999999 => 0 => the number does not fit into 64 bits"
            })
    void a_fault_is_named_with_its_place(String formula, int position, String message) {
        assertThat(problems(formula))
                .extracting(ExpressionProblem::position, ExpressionProblem::message)
                .containsExactly(tuple(position, message));
    }

    @Test
    void an_empty_expression_ends_too_early() {
        assertThat(problems("")).containsExactly(new ExpressionProblem(0, ExpressionProblem.Kind.ENDS_TOO_EARLY));
    }

    @Test
    void several_faults_are_named_together() {
        assertThat(problems("Foo([a]) & Bar([b]) & Trim()"))
                .extracting(ExpressionProblem::position)
                .containsExactly(0, 11, 22);
    }

    @Test
    void white_space_has_no_meaning() {
        assertThat(print("\n  IIF(\r\n\tTrue ,\n  \"a b\" , NULL )\n")).isEqualTo("a b");
    }

    @Test
    void quotes_and_backslashes_are_written_twice() {
        assertThat(print("\"say \"\"hello\"\"\"")).isEqualTo("say \"hello\"");
        assertThat(print("\"\\\\0ACNF:\"")).isEqualTo("\\0ACNF:");
        assertThat(print("\"CONTOSO\\\" & \"joe\"")).isEqualTo("CONTOSO\\joe");
    }

    @Test
    void attributes_are_known_before_anything_is_evaluated() {
        CompileResult result = Expression.compile("IIF([a]=1,Trim([B]),ImportedValue(\"c\") & ValueCount(\"d\"))");
        assertThat(((CompileResult.Compiled) result).expression().attributes())
                .containsExactlyInAnyOrder("a", "B", "c", "d");
    }

    @Test
    void nesting_is_bounded_so_that_no_stack_overflows() {
        assertThat(print("(".repeat(200) + "1" + ")".repeat(200))).isEqualTo("1");
        assertThat(problems("(".repeat(30_000)).getFirst().message()).contains("nested more than 200 deep");
        assertThat(problems("1" + "+1".repeat(20_000)).getFirst().message()).contains("at most 32768 characters");
        assertThat(print("1" + "+1".repeat(16_000))).isEqualTo("16001");
        assertThat(print("-".repeat(4_000) + "1")).isEqualTo("1");
    }

    @Property
    void the_parser_never_throws_on_any_text(@ForAll String text) {
        assertThat(Expression.compile(text)).isNotNull();
    }

    @Property(tries = 3_000)
    void neither_parser_nor_evaluation_throw_on_anything_that_looks_like_an_expression(
            @ForAll("pieces") List<String> pieces) {
        String text = String.join(" ", pieces);
        if (Expression.compile(text) instanceof CompileResult.Compiled) {
            assertThat(Formulas.evaluate(text)).isNotNull();
        }
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(
                        "Trim",
                        "IIF",
                        "(",
                        "(",
                        ")",
                        ")",
                        ",",
                        "[mail]",
                        "[numbers]",
                        "[objectGUID]",
                        "%Domain.FQDN%",
                        "\"a\"",
                        "\"",
                        "1",
                        "&HFF",
                        "-",
                        "+",
                        "*",
                        "&",
                        "&&",
                        "||",
                        "=",
                        "<>",
                        "<",
                        "NULL",
                        "True",
                        "$x",
                        "With",
                        "Select",
                        "Left(",
                        "Item([numbers],",
                        "CNum(",
                        "9223372036854775807")
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 3_000)
    void no_function_throws_whatever_it_is_given(@ForAll("calls") String call) {
        assertThat(Formulas.evaluate(call)).isNotNull();
    }

    @Provide
    Arbitrary<String> calls() {
        Arbitrary<String> arguments = Arbitraries.of(
                "NULL",
                "[mail]",
                "[numbers]",
                "[objectGUID]",
                "[manager]",
                "[empty]",
                "Now()",
                "True",
                "\"\"",
                "\"a\"",
                "\"DC\"",
                "\"yyyy\"",
                "\"x:y\"",
                "\"m\"",
                "0",
                "1",
                "-1",
                "3",
                "2147483648",
                "-9223372036854775807",
                "9223372036854775807",
                "UTF8",
                "IgnoreThisFlow",
                "AuthoritativeNull",
                "\"2020-01-01\"",
                "\"ä:b,c\"");
        return Arbitraries.of(FunctionTable.signatures())
                .filter(each ->
                        !each.name().equals("ImportedValue") && !each.name().equals("ValueCount"))
                .flatMap(each ->
                        arguments.list().ofSize(each.parameters().size()).map(given -> call(each, given)));
    }

    private static String call(FunctionSignature function, List<String> arguments) {
        List<String> given = new ArrayList<>(arguments);
        if (!given.isEmpty() && function.parameters().getFirst().type() == FunctionSignature.Type.VARIABLE) {
            given.set(0, "$item");
        }
        return function.name() + "(" + String.join(",", given) + ")";
    }

    @Property
    void arithmetic_is_evaluated_from_left_to_right(@ForAll("sums") List<String> sum) {
        long expected = Long.parseLong(sum.getFirst());
        for (int i = 1; i < sum.size(); i += 2) {
            long operand = Long.parseLong(sum.get(i + 1));
            expected = switch (sum.get(i)) {
                case "+" -> expected + operand;
                case "-" -> expected - operand;
                default -> expected * operand;
            };
        }
        assertThat(print(String.join(" ", sum))).isEqualTo(Long.toString(expected));
    }

    @Provide
    Arbitrary<List<String>> sums() {
        Arbitrary<String> numbers = Arbitraries.longs().between(0, 9).map(String::valueOf);
        Arbitrary<List<String>> steps = Arbitraries.of("+", "-", "*")
                .flatMap(operator -> numbers.map(number -> List.of(operator, number)))
                .list()
                .ofMaxSize(10)
                .map(pairs -> pairs.stream().flatMap(List::stream).toList());
        return numbers.flatMap(first -> steps.map(rest -> {
            List<String> sum = new ArrayList<>();
            sum.add(first);
            sum.addAll(rest);
            return sum;
        }));
    }
}
