package io.isthmus.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Direction;
import io.isthmus.contracts.settings.RuleDocument.Flow;
import io.isthmus.contracts.settings.RuleDocument.FlowKind;
import io.isthmus.contracts.settings.RuleDocument.LinkType;
import io.isthmus.contracts.settings.RuleDocument.MergeType;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.rules.rule.SynchronizationRule;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleCatalogTest {

    private final RuleCatalog catalog = new RuleCatalog();

    private static SourceSettings source(String name, SourceKind kind) {
        return new SourceSettings(name, kind, "ldap://x", false, null, null, null, null, null, null, 0);
    }

    private static SettingsDocument settings(RuleSettings rules, SourceSettings... sources) {
        return new SettingsDocument(1, List.of(sources), null, null, null, null, rules, null, null);
    }

    private static RuleDocument custom(String id, String expression) {
        return new RuleDocument(
                id,
                id,
                Direction.INBOUND,
                null,
                "inetOrgPerson",
                "user",
                LinkType.JOIN,
                50,
                null,
                null,
                List.of(new Flow("title", FlowKind.EXPRESSION, expression, MergeType.UPDATE, false)));
    }

    private List<String> ids(SynchronizationRules rules) {
        return rules.rules().all().stream().map(SynchronizationRule::id).toList();
    }

    @Test
    void standard_rules_follow_the_kind_of_the_source() {
        assertThat(catalog.rulesFor(settings(null, source("ldap", SourceKind.LDAP)))
                        .rules()
                        .sourceTypes("ldap"))
                .contains("inetOrgPerson", "groupOfNames")
                .doesNotContain("contact");
        assertThat(catalog.rulesFor(settings(null, source("ad", SourceKind.ACTIVE_DIRECTORY)))
                        .rules()
                        .sourceTypes("ad"))
                .contains("user", "group", "contact");
    }

    @Test
    void sources_of_different_kinds_have_rules_of_their_own() {
        SynchronizationRules rules = catalog.rulesFor(
                settings(null, source("ldap", SourceKind.LDAP), source("ad", SourceKind.ACTIVE_DIRECTORY)));

        assertThat(rules.rules().sourceTypes("ldap")).contains("groupOfNames").doesNotContain("contact");
        assertThat(rules.rules().sourceTypes("ad")).contains("contact").doesNotContain("groupOfNames");
    }

    @Test
    void disabled_standard_rules_do_not_apply_and_custom_ones_do() {
        String disabled = ids(catalog.rulesFor(settings(null, source("ldap", SourceKind.LDAP))))
                .getFirst();
        RuleSettings rules = new RuleSettings(true, List.of(disabled), List.of(custom("mine", "UCase([title])")));

        assertThat(ids(catalog.rulesFor(settings(rules, source("ldap", SourceKind.LDAP)))))
                .contains("mine")
                .doesNotContain(disabled);
    }

    @Test
    void all_standard_rules_are_listed_in_order_with_what_is_switched_off() {
        RuleSettings rules = new RuleSettings(true, List.of("standard.in.ad.user.photo"), List.of());

        List<StandardRule> listed = catalog.standardRules(settings(rules, source("ad", SourceKind.ACTIVE_DIRECTORY)));

        assertThat(listed)
                .isSortedAccordingTo(
                        Comparator.comparing((StandardRule each) -> each.rule().direction())
                                .thenComparing(each -> each.rule().precedence()))
                .filteredOn(StandardRule::switchedOff)
                .extracting(each -> each.rule().id())
                .containsExactly("standard.in.ad.user.photo");
        assertThat(listed.stream()
                        .filter(each -> !each.switchedOff())
                        .map(each -> each.rule().id()))
                .containsExactlyInAnyOrderElementsOf(
                        ids(catalog.rulesFor(settings(rules, source("ad", SourceKind.ACTIVE_DIRECTORY)))));
    }

    @Test
    void where_kinds_meet_a_rule_is_switched_off_for_one_source_or_by_its_plain_id_for_all() {
        SourceSettings[] both = {
            source("a", SourceKind.ACTIVE_DIRECTORY),
            source("b", SourceKind.ACTIVE_DIRECTORY),
            source("c", SourceKind.LDAP)
        };

        assertThat(off(catalog.standardRules(
                        settings(new RuleSettings(true, List.of("standard.in.ad.user.photo@a"), List.of()), both))))
                .containsExactly("standard.in.ad.user.photo@a");
        assertThat(off(catalog.standardRules(
                        settings(new RuleSettings(true, List.of("standard.in.ad.user.photo"), List.of()), both))))
                .containsExactly("standard.in.ad.user.photo@a", "standard.in.ad.user.photo@b");
    }

    @Test
    void files_and_databases_have_the_rules_of_ldap_beside_it_and_alone() {
        List<String> plain = ids(catalog.rulesFor(settings(null, source("ldap", SourceKind.LDAP))));

        assertThat(ids(catalog.rulesFor(settings(
                        null,
                        source("ldap", SourceKind.LDAP),
                        source("files", SourceKind.CSV),
                        source("rows", SourceKind.SQL)))))
                .isEqualTo(plain);
        assertThat(ids(catalog.rulesFor(settings(null, source("files", SourceKind.LDIF)))))
                .isEqualTo(plain);
        assertThat(ids(catalog.rulesFor(
                        settings(null, source("ad", SourceKind.ACTIVE_DIRECTORY), source("files", SourceKind.CSV)))))
                .contains("standard.in.ldap.person.join@files");
    }

    private static List<String> off(List<StandardRule> rules) {
        return rules.stream()
                .filter(StandardRule::switchedOff)
                .map(each -> each.rule().id())
                .toList();
    }

    @Test
    void any_change_of_rules_changes_their_fingerprint() {
        SynchronizationRules plain = catalog.rulesFor(settings(null, source("ldap", SourceKind.LDAP)));
        RuleSettings rules = new RuleSettings(true, List.of(), List.of(custom("mine", "UCase([title])")));

        assertThat(catalog.rulesFor(settings(null, source("ldap", SourceKind.LDAP)))
                        .fingerprint())
                .isEqualTo(plain.fingerprint());
        assertThat(catalog.rulesFor(settings(rules, source("ldap", SourceKind.LDAP)))
                        .fingerprint())
                .isNotEqualTo(plain.fingerprint());
    }

    @Test
    void an_alternate_id_becomes_the_user_principal_name() {
        SettingsDocument mail = new SettingsDocument(
                1,
                List.of(source("ad", SourceKind.ACTIVE_DIRECTORY)),
                null,
                new IdentitySettings("employeeMail", true, true),
                null,
                null,
                null,
                null,
                null);

        assertThat(catalog.rulesFor(mail).rules().sourceAttributes("ad")).contains("employeeMail");
    }

    @Test
    void rules_that_cannot_be_read_are_all_named_with_their_place() {
        RuleSettings rules = new RuleSettings(
                true, List.of(), List.of(custom("broken", "NoSuchFunction([title])"), custom("open", "Left([title]")));

        assertThatThrownBy(() -> catalog.rulesFor(settings(rules, source("ldap", SourceKind.LDAP))))
                .isInstanceOfSatisfying(
                        UnreadableRules.class,
                        e -> assertThat(e.problems())
                                .anySatisfy(problem -> assertThat(problem).contains("broken", "title"))
                                .anySatisfy(problem -> assertThat(problem).contains("open")));
    }
}
