package io.isthmus.rules.scoping;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.rules.GoodRule;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.rule.RuleBuilder;
import io.isthmus.rules.rule.RuleBuilder.Condition;
import io.isthmus.rules.rule.ScopeCondition;
import io.isthmus.rules.rule.ScopeOperator;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopingTest {

    private static final SourceObject USER = new SourceObject(
            "ad",
            "a1",
            "CN=Joe\\0ACNF:1,OU=x,DC=contoso,DC=com",
            "user",
            Attributes.builder()
                    .put("employeeType", "Intern")
                    .put("userAccountControl", "514")
                    .put("groupType", "-2147483646")
                    .put("age", "9")
                    .put("proxyAddresses", "SMTP:joe@contoso.com", "smtp:jd@contoso.com")
                    .put("memberOf", Value.reference("CN=Pilot, OU=Groups,DC=contoso,DC=com"))
                    .build());

    @ParameterizedTest
    @CsvSource({
        "employeeType, EQUAL, intern, true",
        "EMPLOYEETYPE, NOTEQUAL, Intern, false",
        "absent, EQUAL, x, false",
        "absent, NOTEQUAL, x, true",
        "age, LESSTHAN, 10, true",
        "age, LESSTHAN_OR_EQUAL, 9, true",
        "age, GREATERTHAN, 10, false",
        "age, GREATERTHAN_OR_EQUAL, 9, true",
        "employeeType, LESSTHAN, j, true",
        "absent, LESSTHAN, 10, false",
        "absent, GREATERTHAN_OR_EQUAL, 10, false",
        "proxyAddresses, CONTAINS, JD@, true",
        "proxyAddresses, NOTCONTAINS, sip:, true",
        "proxyAddresses, NOTCONTAINS, smtp:, false",
        "employeeType, STARTSWITH, int, true",
        "employeeType, NOTSTARTSWITH, int, false",
        "absent, NOTSTARTSWITH, int, true",
        "employeeType, ENDSWITH, ERN, true",
        "employeeType, NOTENDSWITH, ERN, false",
        "absent, ISNULL, , true",
        "employeeType, ISNOTNULL, , true",
        "proxyAddresses, ISIN, smtp:JD@contoso.com, true",
        "proxyAddresses, ISNOTIN, smtp:jd, true",
        "userAccountControl, ISBITSET, 2, true",
        "userAccountControl, ISBITNOTSET, 2, false",
        "userAccountControl, ISNOTBITSET, 2, false",
        "userAccountControl, ISBITSET, 16, false",
        "groupType, ISBITSET, &H80000000, true",
        "groupType, ISBITSET, 0x4, false",
        "absent, ISBITSET, 2, false",
        "absent, ISBITNOTSET, 2, true",
        "employeeType, ISBITSET, 2, false",
        "any, ISMEMBEROF, 'cn=pilot,ou=groups,dc=contoso,dc=com', true",
        "any, ISNOTMEMBEROF, 'cn=other,dc=contoso,dc=com', true",
        "rdn, CONTAINS, \\0ACNF:, true",
        "dn, ENDSWITH, 'DC=com', true",
        "dn, EQUAL, 'cn=joe\\0acnf:1, ou=x, dc=contoso, dc=com', true",
        "objectClass, EQUAL, user, true",
        "anchor, EQUAL, a1, true"
    })
    void each_operator_compares_as_documented(String attribute, String operator, String value, boolean expected) {
        assertThat(Scoping.holds(condition(attribute, operator, value), USER)).isEqualTo(expected);
    }

    @Test
    void conditions_of_a_group_must_all_hold_and_one_group_is_enough() {
        Condition intern = new Condition("employeeType", "EQUAL", "Intern");
        Condition old = new Condition("age", "GREATERTHAN", "65");
        assertThat(Scoping.inScope(rule(List.of(intern, old)), USER)).isFalse();
        assertThat(Scoping.inScope(ruleOf(List.of(List.of(old), List.of(intern))), USER))
                .isTrue();
        assertThat(Scoping.inScope(ruleOf(List.of()), USER)).isTrue();
    }

    @Test
    void the_explanation_names_every_condition_that_failed_with_what_was_found() {
        Condition intern = new Condition("employeeType", "EQUAL", "Staff");
        Condition mail = new Condition("mail", "ISNOTNULL", null);
        ScopeVerdict verdict = Scoping.explain(ruleOf(List.of(List.of(intern), List.of(mail))), USER);
        assertThat(verdict.inScope()).isFalse();
        assertThat(verdict.failed())
                .extracting(ScopeVerdict.FailedCondition::toString)
                .containsExactly("employeeType EQUAL \"Staff\", but it is Intern", "mail ISNOTNULL, but it is absent");
        assertThat(verdict.failed())
                .extracting(ScopeVerdict.FailedCondition::group)
                .containsExactly(1, 2);
    }

    @Property
    void an_operator_and_its_negation_never_agree(
            @ForAll("negations") ScopeOperator negation,
            @ForAll("values") List<String> values,
            @ForAll("value") String wanted) {
        SourceObject object = new SourceObject(
                "c",
                "a",
                "CN=x",
                "user",
                Attributes.builder()
                        .put("x", values.stream().map(Value::text).toList())
                        .put("memberOf", values.stream().map(Value::reference).toList())
                        .build());
        ScopeCondition negated = new ScopeCondition("x", negation, wanted);
        ScopeCondition plain = new ScopeCondition("x", negation.negated().orElseThrow(), wanted);
        assertThat(Scoping.holds(negated, object)).isNotEqualTo(Scoping.holds(plain, object));
    }

    @Property
    void comparisons_by_size_split_every_single_value(@ForAll("value") String value, @ForAll("value") String wanted) {
        SourceObject object = new SourceObject(
                "c", "a", "CN=x", "user", Attributes.builder().put("x", value).build());
        boolean less = Scoping.holds(new ScopeCondition("x", ScopeOperator.LESSTHAN, wanted), object);
        boolean atLeast = Scoping.holds(new ScopeCondition("x", ScopeOperator.GREATERTHAN_OR_EQUAL, wanted), object);
        boolean greater = Scoping.holds(new ScopeCondition("x", ScopeOperator.GREATERTHAN, wanted), object);
        boolean atMost = Scoping.holds(new ScopeCondition("x", ScopeOperator.LESSTHAN_OR_EQUAL, wanted), object);
        assertThat(less).isNotEqualTo(atLeast);
        assertThat(greater).isNotEqualTo(atMost);
    }

    @Provide
    Arbitrary<ScopeOperator> negations() {
        return Arbitraries.of(Stream.of(ScopeOperator.values())
                .filter(each -> each.negated().isPresent())
                .toList());
    }

    @Provide
    Arbitrary<String> value() {
        return Arbitraries.oneOf(
                Arbitraries.of("a", "A", "ab", "2", "3", "514", "-1", "&H2", "CN=x,DC=y", "cn=x, dc=y", ""),
                Arbitraries.strings().ofMaxLength(5));
    }

    @Provide
    Arbitrary<List<String>> values() {
        return value().list().ofMaxSize(3);
    }

    private static ScopeCondition condition(String attribute, String operator, String value) {
        return rule(List.of(new Condition(attribute, operator, value)))
                .scope()
                .getFirst()
                .conditions()
                .getFirst();
    }

    private static SynchronizationRule rule(List<Condition> group) {
        return ruleOf(List.of(group));
    }

    private static SynchronizationRule ruleOf(List<List<Condition>> groups) {
        RuleBuilder builder = RuleBuilder.inbound("rule").types("user", "user");
        groups.forEach(builder::scopeGroup);
        return GoodRule.of(builder.build());
    }
}
