package io.isthmus.analyzer.comparing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.isthmus.analyzer.comparing.StandardRuleTable.Changed;
import io.isthmus.analyzer.comparing.StandardRuleTable.Difference;
import io.isthmus.analyzer.comparing.StandardRuleTable.NotComparable;
import io.isthmus.analyzer.comparing.StandardRuleTable.Unchanged;
import io.isthmus.analyzer.comparing.StandardRuleTable.Why;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.Places;
import io.isthmus.analyzer.facts.PlainValue;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.facts.SyncRule.Join;
import io.isthmus.analyzer.facts.SyncRule.Mapping;
import io.isthmus.analyzer.facts.SyncRule.Scope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against a table with one invented rule, {@code Microsoft.Sample.007}. */
class StandardRuleTableTest {

    private static final List<Mapping> FLOWS =
            List.of(direct("title"), expression("displayName", "Trim([displayName])"), direct("mail"));
    private static final List<List<Scope>> SCOPE = List.of(List.of(new Scope("mail", "ISNOTNULL", null)));
    private static final List<List<Join>> JOINS = List.of(List.of(new Join("objectGUID", "sourceAnchorBinary", false)));

    private final StandardRuleTable shipped =
            new StandardRuleTable(RuleFingerprint.of(rule("007", "Join", 100, SCOPE, JOINS, FLOWS)).entrySet().stream()
                    .map(part -> String.join("\t", "Microsoft.Sample", "007", part.getKey(), part.getValue())));

    @Test
    void an_untouched_rule_is_unchanged_whatever_its_precedence_order_and_spelling() {
        assertThat(shipped.compare(rule("007", "Join", 100, SCOPE, JOINS, FLOWS)))
                .isEqualTo(new Unchanged());
        assertThat(shipped.compare(rule(
                        "007",
                        "join",
                        137,
                        List.of(List.of(new Scope("MAIL", "isnotnull", ""))),
                        JOINS,
                        List.of(FLOWS.get(2), FLOWS.get(0), expression("displayName", "Trim([displayName]) ")))))
                .isEqualTo(new Unchanged());
    }

    @Test
    void every_change_is_told_attribute_by_attribute() {
        List<Mapping> flows =
                List.of(direct("title"), expression("displayName", "UCase([displayName])"), direct("employeeID"));

        assertThat(shipped.compare(rule("007", "Provision", 100, List.of(), List.of(), flows)))
                .isInstanceOfSatisfying(
                        Changed.class,
                        changed -> assertThat(changed.parts())
                                .extracting(
                                        Difference::change,
                                        part -> part.details().values())
                                .containsExactlyInAnyOrder(
                                        tuple(RuleChange.LINK, Map.of("link", "Provision")),
                                        tuple(RuleChange.SCOPE, Map.of()),
                                        tuple(RuleChange.JOINS, Map.of()),
                                        tuple(
                                                RuleChange.FLOW_CHANGED,
                                                Map.of(
                                                        "attribute",
                                                        "displayName",
                                                        "flow",
                                                        "UCase([displayName]) update")),
                                        tuple(
                                                RuleChange.FLOW_ADDED,
                                                Map.of("attribute", "employeeID", "flow", "[employeeid] update")),
                                        tuple(RuleChange.FLOW_REMOVED, Map.of("attribute", "mail"))));
    }

    @Test
    void a_newer_version_of_the_same_rule_is_no_change() {
        assertThat(shipped.compare(rule("008", "Provision", 100, List.of(), List.of(), List.of())))
                .isInstanceOfSatisfying(
                        NotComparable.class, other -> assertThat(other.why()).isEqualTo(Why.OTHER_VERSION));
    }

    private static Mapping direct(String name) {
        return new Mapping(name, List.of(name), null, "Update", false);
    }

    private static Mapping expression(String target, String text) {
        return new Mapping(target, List.of(), new PlainValue(text), null, false);
    }

    private static SyncRule rule(
            String version,
            String link,
            int precedence,
            List<List<Scope>> scope,
            List<List<Join>> joins,
            List<Mapping> flows) {
        return new SyncRule(
                "1",
                "Sample",
                "Microsoft.Sample." + version,
                "Inbound",
                false,
                "c",
                "user",
                "person",
                link,
                precedence,
                scope,
                joins,
                flows,
                null,
                null,
                Places.of(new ExportLocation("f", "/r", 1)));
    }
}
