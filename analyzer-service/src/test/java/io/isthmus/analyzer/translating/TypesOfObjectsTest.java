package io.isthmus.analyzer.translating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.RuleOfConnect;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.settings.RuleDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the old metaverse users and contacts are both a person: what stands on the other side says which. */
class TypesOfObjectsTest {

    @ParameterizedTest
    @CsvSource({
        "user, person, user",
        "inetOrgPerson, person, user",
        "User, Person, user",
        "contact, person, contact",
        "group, group, group"
    })
    void inbound(String connected, String metaverse, String ours) throws Exception {
        RuleDocument rule = only(RuleOfConnect.inbound(connected, metaverse).direct("title", "title"));

        assertThat(rule.sourceType()).isEqualTo(connected);
        assertThat(rule.targetType()).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({"person, user, user", "person, contact, contact", "group, group, group"})
    void outbound(String metaverse, String connected, String ours) throws Exception {
        RuleDocument rule = only(RuleOfConnect.outbound(metaverse, connected).direct("displayName", "displayName"));

        assertThat(rule.sourceType()).isEqualTo(ours);
        assertThat(rule.targetType()).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "computer, person",
        "computer, device",
        "msExchDynamicDistributionList, person",
        "msExchDynamicDistributionList, group",
        "foreignSecurityPrincipal, person",
        "publicFolder, person",
        "group, person",
        "user, group",
        "user, user",
        "contact, contact"
    })
    void what_is_no_user_contact_or_group_becomes_none(String connected, String metaverse) throws Exception {
        AnalysisResult result = Analysing.analyse(RuleOfConnect.inbound(connected, metaverse)
                .direct("title", "title")
                .export());

        assertThat(result.settings().rules().custom()).isEmpty();
        assertThat(result.notCarriedOver())
                .anySatisfy(left -> assertThat(left.reason()).contains(connected, metaverse, "not synchronized"));
    }

    @Test
    void the_cloud_has_no_people_of_another_type_than_user_and_contact() throws Exception {
        AnalysisResult result = Analysing.analyse(RuleOfConnect.outbound("person", "inetOrgPerson")
                .direct("title", "title")
                .export());

        assertThat(result.settings().rules().custom()).isEmpty();
        assertThat(result.notCarriedOver())
                .anySatisfy(left -> assertThat(left.reason()).contains("inetOrgPerson", "not synchronized"));
    }

    @Test
    void a_rule_with_somebody_elses_tag_is_carried_over() throws Exception {
        assertThat(only(RuleOfConnect.inbound("user", "person")
                                .tagged("Contoso.OurRule.001")
                                .direct("title", "title"))
                        .flows())
                .hasSize(1);
    }

    private static RuleDocument only(RuleOfConnect rule) throws Exception {
        return Analysing.analyse(rule.export()).settings().rules().custom().getFirst();
    }
}
