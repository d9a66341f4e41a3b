package io.isthmus.analyzer.translating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.RuleOfConnect;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Direction;
import io.isthmus.contracts.settings.RuleDocument.Flow;
import io.isthmus.contracts.settings.RuleDocument.FlowKind;
import io.isthmus.contracts.settings.RuleDocument.MergeType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rule towards the target is of use only when what it reads is filled. */
class MissingAttributesTest {

    private static final RuleOfConnect OUT = RuleOfConnect.outbound("person", "user");

    @Test
    void what_our_standard_rules_fill_needs_nothing_more() throws Exception {
        AnalysisResult result = Analysing.analyse(
                OUT.direct("title", "title").scope("sn", "ISNOTNULL", "").export());

        assertThat(inbound(result)).isEmpty();
        assertThat(unfilled(result)).isEmpty();
    }

    @Test
    void what_standard_rules_of_the_export_fill_goes_on_to_be_filled_by_them() throws Exception {
        Map<String, String> files =
                OUT.direct("msExchCoManagedByLink", "msExchModerationFlags").files();
        String shipped = RuleOfConnect.inbound("user", "person")
                .tagged("Microsoft.InfromADUserExchange.003")
                .direct("msExchModerationFlags", "msExchModerationFlags")
                .direct("title", "title")
                .scope("mailNickname", "ISNOTNULL", "")
                .join("objectSid", "objectSid", false)
                .xml()
                .replace("000000000003", "000000000007")
                .replace("<precedence>50", "<precedence>108");
        files.put("SynchronizationRules/shipped.xml", shipped);

        AnalysisResult result = Analysing.analyse(DirSyncExport.zip(files));

        assertThat(inbound(result)).singleElement().satisfies(rule -> {
            assertThat(rule.flows())
                    .containsExactly(new Flow(
                            "msExchModerationFlags",
                            FlowKind.DIRECT,
                            "msExchModerationFlags",
                            MergeType.UPDATE,
                            false));
            assertThat(rule.scope()).hasSize(1);
            assertThat(rule.joins()).as("it links nobody").isEmpty();
            assertThat(rule.linkType()).isEqualTo(RuleDocument.LinkType.JOIN);
            assertThat(rule.precedence()).as("weaker than an administrator's").isEqualTo(99);
        });
        assertThat(unfilled(result)).isEmpty();
    }

    @Test
    void the_source_object_type_is_filled_for_users_and_contacts_each() throws Exception {
        AnalysisResult users = Analysing.analyse(OUT.direct("title", "title")
                .scope("sourceObjectType", "EQUAL", "User")
                .export());
        AnalysisResult contacts = Analysing.analyse(RuleOfConnect.outbound("person", "contact")
                .direct("title", "title")
                .scope("sourceObjectType", "EQUAL", "Contact")
                .export());

        assertThat(inbound(users)).extracting(RuleDocument::sourceType).containsExactly("user", "inetOrgPerson");
        assertThat(inbound(contacts)).singleElement().satisfies(rule -> {
            assertThat(rule.targetType()).isEqualTo("contact");
            assertThat(rule.flows().getFirst().source()).isEqualTo("Contact");
        });
    }

    @Test
    void what_a_custom_rule_fills_is_filled() throws Exception {
        Map<String, String> files = OUT.direct("shoe", "shoeSize").files();
        files.put(
                "SynchronizationRules/in.xml",
                RuleOfConnect.inbound("user", "person")
                        .direct("shoeSize", "info")
                        .xml()
                        .replace("000000000003", "000000000007"));

        assertThat(unfilled(Analysing.analyse(DirSyncExport.zip(files)))).isEmpty();
    }

    @Test
    void what_no_precedence_is_left_to_fill_is_told() throws Exception {
        Map<String, String> files = OUT.direct("title", "title").files();
        for (int i = 0; i < 100; i++) {
            files.put(
                    "SynchronizationRules/" + i + ".xml",
                    OUT.direct("title", "title")
                            .scope("sourceObjectType", "EQUAL", "User")
                            .xml()
                            .replace("000000000003", "%012d".formatted(100 + i))
                            .replace("<precedence>50", "<precedence>" + i));
        }

        AnalysisResult result = Analysing.analyse(DirSyncExport.zip(files));

        assertThat(inbound(result)).isEmpty();
        assertThat(unfilled(result))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("sourceObjectType", "no precedence from 0 to 99 is free"));
    }

    @Test
    void a_flow_of_what_nobody_fills_is_told_with_rule_and_attribute() throws Exception {
        assertThat(unfilled(Analysing.analyse(OUT.direct("shoe", "shoeSize").export())))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).contains("'A rule'", "shoeSize", "user");
                    assertThat(finding.evidence()).contains("/attribute-mappings/mapping (line ");
                });
    }

    @Test
    void a_scope_that_can_never_hold_is_told_and_one_that_holds_of_nothing_is_not() throws Exception {
        assertThat(unfilled(Analysing.analyse(OUT.direct("title", "title")
                        .scope("cloudAnchor", "ISNOTNULL", "")
                        .export())))
                .hasSize(1);
        assertThat(unfilled(Analysing.analyse(OUT.direct("title", "title")
                        .scope("cloudMastered", "NOTEQUAL", "True")
                        .export())))
                .isEmpty();
    }

    @Test
    void a_security_identifier_that_a_rule_joins_by_as_text_is_filled_as_text() throws Exception {
        AnalysisResult result = Analysing.analyse(RuleOfConnect.inbound("user", "person")
                .direct("title", "title")
                .join("info", "objectSidString", false)
                .export());

        assertThat(result.settings()
                        .rules()
                        .custom()
                        .getFirst()
                        .joins()
                        .getFirst()
                        .conditions())
                .extracting(RuleDocument.JoinCondition::metaverseAttribute)
                .containsExactly("objectSidString");
        assertThat(inbound(result))
                .filteredOn(rule -> rule.id().startsWith("migrated.filled"))
                .extracting(
                        rule -> rule.sourceType(),
                        rule -> rule.flows().getFirst().source())
                .containsExactly(
                        tuple("user", "StringFromSid([objectSid])"),
                        tuple("inetOrgPerson", "StringFromSid([objectSid])"));
        assertThat(unfilled(result)).isEmpty();
    }

    @Test
    void a_join_by_what_nobody_fills_is_told_at_the_join() throws Exception {
        assertThat(unfilled(Analysing.analyse(RuleOfConnect.inbound("user", "person")
                        .direct("title", "title")
                        .join("employeeNumber", "shoeSize", false)
                        .export())))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).contains("'A rule'", "joins", "shoeSize", "nobody is found");
                    assertThat(finding.evidence()).contains("/relationshipCriteria (line ");
                });
    }

    private static List<RuleDocument> inbound(AnalysisResult result) {
        return result.settings().rules().custom().stream()
                .filter(rule -> rule.direction() == Direction.INBOUND)
                .toList();
    }

    private static List<Finding> unfilled(AnalysisResult result) {
        return result.findings().stream()
                .filter(finding -> finding.code().equals("ATTRIBUTE_NOT_FILLED"))
                .toList();
    }
}
