package io.isthmus.analyzer.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.Places;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.words.Details;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With three invented rules, shipped as 100, 101 and 102. */
class StandardRuleOrderTest {

    private final StandardRuleOrder order =
            new StandardRuleOrder(Map.of("Microsoft.A.001", 100, "Microsoft.B.001", 101, "Microsoft.C.001", 102));

    @Test
    void as_shipped_nothing_is_displaced() {
        assertThat(order.displaced(List.of(rule("A", "one", 100), rule("B", "one", 101), rule("C", "one", 102))))
                .isEmpty();
    }

    @Test
    void in_a_whole_set_each_number_counts() {
        SyncRule moved = rule("B", "one", 150);

        assertThat(order.displaced(List.of(rule("A", "one", 100), moved, rule("C", "one", 151))))
                .containsEntry(
                        moved,
                        new StandardRuleTable.Difference(
                                RuleChange.PRECEDENCE,
                                Details.of("precedence", 150).and("shipped", 101),
                                moved.at("precedence")));
    }

    @Test
    void with_more_forests_or_fewer_options_only_the_order_counts() {
        SyncRule moved = rule("A", "two", 112);

        assertThat(order.displaced(List.of(
                        rule("A", "one", 103),
                        rule("B", "one", 105),
                        rule("C", "one", 107),
                        moved,
                        rule("B", "two", 106),
                        rule("C", "two", 108))))
                .containsOnlyKeys(moved);
    }

    @Test
    void no_standard_rule_belongs_below_100_whatever_its_version() {
        SyncRule unknown = rule("Z", "one", 42);

        assertThat(order.displaced(List.of(unknown))).containsOnlyKeys(unknown);
    }

    private static SyncRule rule(String tag, String connector, int precedence) {
        return new SyncRule(
                tag + connector,
                tag,
                "Microsoft." + tag + ".001",
                "Inbound",
                false,
                connector,
                "user",
                "person",
                "Join",
                precedence,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                Places.of(new ExportLocation("f", "/r", 1)));
    }
}
