package io.isthmus.analyzer.translating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.Places;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.translating.CustomRules.Answer;
import io.isthmus.analyzer.translating.CustomRules.Refused;
import io.isthmus.analyzer.translating.CustomRules.Translated;
import io.isthmus.analyzer.verdict.LeftoverVariants.RefusedRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rule is carried over whole or not at all. */
class CustomRulesTest {

    @Test
    void a_whole_rule_is_carried_over() {
        assertThat(translated("user", new SyncRule.Join("mail", "mail", false))).isInstanceOf(Translated.class);
    }

    @Test
    void a_rule_without_the_type_of_its_objects_is_refused() {
        assertThat(translated(null, new SyncRule.Join("mail", "mail", false)))
                .isEqualTo(new Refused(RuleRefusal.because(RefusedRule.NO_TYPE), List.of()));
    }

    @Test
    void a_rule_with_half_a_join_is_refused() {
        Answer refused = new Refused(RuleRefusal.because(RefusedRule.HALF_JOIN), List.of());

        assertThat(translated("user", new SyncRule.Join(null, "mail", false))).isEqualTo(refused);
        assertThat(translated("user", new SyncRule.Join("mail", null, false))).isEqualTo(refused);
    }

    private static Answer translated(String sourceType, SyncRule.Join join) {
        SyncRule rule = new SyncRule(
                "r1",
                "In from AD - custom",
                null,
                "Inbound",
                false,
                "c1",
                sourceType,
                "person",
                "Join",
                50,
                List.of(),
                List.of(List.of(join)),
                List.of(),
                null,
                null,
                Places.of(new ExportLocation("rules.xml", "/rule", 1)));
        return new CustomRules(Map.of("c1", "contoso.com"), Map.of(), List.of()).translate(rule);
    }
}
