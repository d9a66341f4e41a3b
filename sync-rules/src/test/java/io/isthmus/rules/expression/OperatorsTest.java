package io.isthmus.rules.expression;

import static io.isthmus.rules.expression.Formulas.failure;
import static io.isthmus.rules.expression.Formulas.print;
import static io.isthmus.rules.expression.Formulas.printed;
import static io.isthmus.rules.expression.Formulas.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.rules.expression.evaluation.FlowValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "2*5+3 => 13",
                "3+2*5 => 25",
                "3+(2*5) => 13",
                "10-3-2 => 5",
                "-3+5 => 2",
                "--3 => 3",
                "&HFF+1 => 256",
                "1+1=2 => True",
                "\"a\"&\"b\"=\"ab\" => True",
                "1=1&\"x\" => Truex",
                "5>3 => True",
                "5<=3 => False",
                "5<>3 => True",
                "\"10\">9 => True",
                "\"b\">\"a\" => True",
                "\"A\"=\"a\" => False",
                "[userAccountControl]=514 => True",
                "\"TRUE\"=True => True",
                "[manager]=\"cn=boss, dc=contoso, dc=com\" => True",
                "CDate(\"2026-01-01\")<Now() => True"
            })
    void values_are_combined_from_left_to_right_without_precedence(String formula, String result) {
        assertThat(print(formula)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "True || True && False => False",
                "False && True || True => True",
                "False || 1 = 1 => True",
                "1 = 2 || 2 = 2 => True",
                "1 = 1 && 2 = 3 => False",
                "IsPresent([absent]) || IsPresent([mail]) = False || [mail] = \"x\" => False"
            })
    void connectives_join_whole_comparisons_as_the_shipped_rules_need_it(String formula, String result) {
        assertThat(print(formula)).isEqualTo(result);
    }

    @Test
    void connectives_evaluate_their_right_side_only_when_it_matters() {
        assertThat(print("False && CNum(\"x\") = 1")).isEqualTo("False");
        assertThat(print("True || CNum(\"x\") = 1")).isEqualTo("True");
        assertThat(failure("True && CNum(\"x\") = 1").message()).contains("is no whole number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "[absent]=\"x\" => False",
                "[absent]<>\"x\" => True",
                "[absent]=NULL => True",
                "[absent]<>NULL => False",
                "[absent]<1 => False",
                "[absent]>=1 => False",
                "\"x\"&[absent] => x",
                "[absent]&\"x\" => x",
                "[absent] || False => False"
            })
    void null_compares_and_concatenates_without_an_error(String formula, String result) {
        assertThat(print(formula)).isEqualTo(result);
    }

    @Test
    void null_makes_arithmetic_null() {
        assertThat(value("[absent]+1")).isEqualTo(FlowValue.Literal.NULL);
        assertThat(value("[absent]&[absent]")).isEqualTo(FlowValue.Literal.NULL);
    }

    @Test
    void several_values_are_combined_one_by_one() {
        assertThat(printed("[numbers]*10")).containsExactly("10", "20", "30");
        assertThat(printed("Word([proxyAddresses],2,\":\") & \"!\""))
                .containsExactly("jd@contoso.com!", "joe@contoso.com!", "joe@contoso.com!");
        assertThat(printed("[numbers] & [proxyAddresses]")).hasSize(3).first().isEqualTo("1smtp:jd@contoso.com");
    }

    @Test
    void sides_with_differently_many_values_are_an_error() {
        assertThat(failure("Split(\"a,b\",\",\") & [numbers]").message()).contains("2 and 3 values");
    }

    @Test
    void a_result_beyond_64_bits_is_an_error_of_the_object() {
        Evaluated.Failure failure = failure("9223372036854775807 + 1");
        assertThat(failure.message()).contains("64 bits");
        assertThat(failure.position()).isEqualTo(20);
    }
}
