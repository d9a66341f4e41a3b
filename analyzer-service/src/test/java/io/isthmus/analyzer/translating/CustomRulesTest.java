package io.isthmus.analyzer.translating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.Places;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.translating.CustomRules.Answer;
import io.isthmus.analyzer.translating.CustomRules.Refused;
import io.isthmus.analyzer.translating.CustomRules.Translated;
import io.isthmus.analyzer.verdict.LeftoverVariants.RefusedRule;
import io.isthmus.contracts.settings.RuleDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({"Sideways, Join, DIRECTION", "Inbound, Perhaps, LINK_TYPE"})
    void a_rule_that_goes_or_links_in_an_unknown_way_is_refused(String direction, String link, RefusedRule why) {
        assertThat(translated(direction, link, "user", new SyncRule.Join("mail", "mail", false)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.why().reason()).isEqualTo(why));
    }

    @Test
    void a_rule_that_names_no_link_type_joins() {
        assertThat(translated("Inbound", null, "user", new SyncRule.Join("mail", "mail", false)))
                .isInstanceOfSatisfying(
                        Translated.class,
                        translated -> assertThat(translated.rule().linkType()).isEqualTo(RuleDocument.LinkType.JOIN));
    }

    private static Answer translated(String sourceType, SyncRule.Join join) {
        return translated("Inbound", "Join", sourceType, join);
    }

    private static Answer translated(String direction, String link, String sourceType, SyncRule.Join join) {
        SyncRule rule = new SyncRule(
                "r1",
                "In from AD - custom",
                null,
                direction,
                false,
                "c1",
                sourceType,
                "person",
                link,
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
