package io.isthmus.rules;

import static io.isthmus.rules.Samples.activeDirectory;
import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.rules.inbound.FlowResult;
import io.isthmus.rules.inbound.LinkDecision;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.outbound.DesiredImage;
import io.isthmus.rules.outbound.OutboundResult;
import io.isthmus.rules.value.Attributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The standard rules for Active Directory on objects of every kind that they treat differently. */
class ActiveDirectoryRulesTest {

    private final Samples samples = new Samples(RuleFiles.ruleSet(RuleFiles.ACTIVE_DIRECTORY));

    @Test
    void a_user_arrives_with_every_default_flow() {
        SourceObject user = user(Map.ofEntries(
                Map.entry("userPrincipalName", List.of("joe@contoso.com")),
                Map.entry("displayName", List.of(" Joe Doe ")),
                Map.entry("givenName", List.of("Joe")),
                Map.entry("sn", List.of("Doe")),
                Map.entry("l", List.of("Oslo")),
                Map.entry("st", List.of("Østlandet")),
                Map.entry("co", List.of("Norway")),
                Map.entry("c", List.of("NO")),
                Map.entry("mail", List.of("joe@contoso.com ")),
                Map.entry("mailNickname", List.of("joe")),
                Map.entry(
                        "proxyAddresses",
                        List.of("SMTP:joe@contoso.com", "smtp:jd@contoso.com ", "smtp:jd@contoso.com")),
                Map.entry("description", List.of("  " + "x".repeat(500), "second")),
                Map.entry("pwdLastSet", List.of("130543532930000000")),
                Map.entry("employeeID", List.of("E7")),
                Map.entry("manager", List.of("CN=Boss,OU=Staff,DC=contoso,DC=com")),
                Map.entry("msExchUsageLocation", List.of("NO"))));
        DesiredImage image = samples.image(user);
        assertThat(image.objectType()).isEqualTo("user");
        assertThat(image.targetAnchor()).isEqualTo(Samples.GUID);
        assertThat(image.references()).containsEntry("manager", List.of("CN=Boss,OU=Staff,DC=contoso,DC=com"));
        assertThat(image.membersManaged()).isFalse();
        assertThat(samples.filled(user))
                .isEqualTo(Map.ofEntries(
                        Map.entry("sourceAnchor", List.of(Samples.GUID)),
                        Map.entry("userPrincipalName", List.of("joe@contoso.com")),
                        Map.entry("accountEnabled", List.of("true")),
                        Map.entry("displayName", List.of(" Joe Doe ")),
                        Map.entry("commonName", List.of("Joe")),
                        Map.entry("givenName", List.of("Joe")),
                        Map.entry("surname", List.of("Doe")),
                        Map.entry("city", List.of("Oslo")),
                        Map.entry("state", List.of("Østlandet")),
                        Map.entry("country", List.of("Norway")),
                        Map.entry("countryLetterCode", List.of("NO")),
                        Map.entry("mail", List.of("joe@contoso.com")),
                        Map.entry("alias", List.of("joe")),
                        Map.entry("proxyAddresses", List.of("SMTP:joe@contoso.com", "smtp:jd@contoso.com")),
                        Map.entry("description", List.of("x".repeat(448))),
                        Map.entry("lastPasswordChangeTimestamp", List.of("20140905011453.0Z")),
                        Map.entry("employeeId", List.of("E7")),
                        Map.entry("usageLocation", List.of("NO")),
                        Map.entry("onPremisesSamAccountName", List.of("joe")),
                        Map.entry("dnsDomainName", List.of("contoso.com"))));
    }

    @Test
    void a_managed_attribute_without_a_value_is_empty_and_an_unmanaged_one_absent() {
        DesiredImage image = samples.image(user(Map.of()));
        assertThat(image.attributes()).containsEntry("title", List.of()).containsEntry("mail", List.of());
        assertThat(image.references()).containsEntry("manager", List.of());
        assertThat(image.attributes()).doesNotContainKeys("usageLocation", "countryCode", "legacyExchangeDN");
    }

    @Test
    void the_account_name_at_the_domain_stands_in_for_a_missing_principal_name() {
        assertThat(samples.filled(user(Map.of())))
                .containsEntry("userPrincipalName", List.of("joe@contoso.com"))
                .containsEntry("displayName", List.of("Joe"));
    }

    @Test
    void a_disabled_user_is_synchronized_as_disabled() {
        assertThat(samples.filled(user(Map.of("userAccountControl", List.of("514")))))
                .containsEntry("accountEnabled", List.of("false"));
    }

    @Test
    void nobody_is_disabled_because_the_account_control_cannot_be_read() {
        Map<String, List<String>> attributes = new HashMap<>(Map.of("sAMAccountName", List.of("joe")));
        DesiredImage image = samples.image(activeDirectory("user", "Joe", attributes));
        assertThat(image.attributes()).doesNotContainKey("accountEnabled");
    }

    @Test
    void exchange_attributes_flow_only_with_an_alias() {
        Map<String, List<String>> exchange = Map.of("legacyExchangeDN", List.of("/o=Contoso/cn=joe"));
        assertThat(samples.filled(user(exchange))).doesNotContainKey("legacyExchangeDN");
        Map<String, List<String>> withAlias = new HashMap<>(exchange);
        withAlias.put("mailNickname", List.of("joe"));
        assertThat(samples.filled(user(withAlias))).containsEntry("legacyExchangeDN", List.of("/o=Contoso/cn=joe"));
    }

    @ParameterizedTest
    @CsvSource({
        "isCriticalSystemObject, TRUE",
        "sAMAccountName, SUPPORT_388945a0",
        "sAMAccountName, AAD_9c55d0",
        "sAMAccountName, MSOL_AD_SYNC",
        "sAMAccountName, msol_3f1b2c",
        "mailNickname, SystemMailbox{2f3b6a0c}",
        "msExchRecipientTypeDetails, 4096",
        "msExchRecipientTypeDetails, 536870912",
        "adminDescription, User_DoNotSync"
    })
    void a_never_synchronized_user_is_not_even_projected(String attribute, String value) {
        LinkDecision decision = samples.link(user(Map.of(attribute, List.of(value))));
        assertThat(decision).isInstanceOfSatisfying(LinkDecision.Unlinked.class, unlinked -> {
            assertThat(unlinked.reason()).isEqualTo(LinkDecision.Unlinked.Reason.OUT_OF_SCOPE);
            assertThat(unlinked.rules().getFirst().failed())
                    .hasSize(1)
                    .first()
                    .satisfies(
                            failed -> assertThat(failed.condition().attribute()).isEqualTo(attribute));
        });
    }

    @Test
    void a_user_without_account_name_is_not_projected() {
        LinkDecision decision =
                samples.link(activeDirectory("user", "Nobody", Map.of("mail", List.of("n@contoso.com"))));
        assertThat(((LinkDecision.Unlinked) decision)
                        .rules()
                        .getFirst()
                        .failed()
                        .getFirst())
                .hasToString("sAMAccountName ISNOTNULL, but it is absent");
    }

    @ParameterizedTest
    @CsvSource({"user", "group", "contact"})
    void a_replication_conflict_is_not_projected(String objectClass) {
        SourceObject conflict = activeDirectory(
                objectClass, "Joe\\0aCNF:2f3b6a0c", Map.of("sAMAccountName", List.of("joe"), "cn", List.of("Joe")));
        assertThat(samples.link(conflict)).isInstanceOf(LinkDecision.Unlinked.class);
        SourceObject below = new SourceObject(
                "contoso.com",
                "a",
                "CN=Joe,OU=Staff\\0ACNF:1,DC=contoso,DC=com",
                objectClass,
                Attributes.builder().put("sAMAccountName", "joe").build());
        assertThat(samples.link(below)).isInstanceOf(LinkDecision.Projects.class);
    }

    @ParameterizedTest
    @CsvSource({"mailNickname, CAS_{2f3b}", "sAMAccountName, cas_{2f3b}"})
    void a_client_access_test_account_is_filtered_from_the_cloud(String attribute, String value) {
        assertNotProvisioned(
                user(Map.of(attribute, List.of(value))), "cloudFiltered NOTEQUAL \"True\", but it is true");
        assertThat(samples.outbound(user(Map.of(attribute, List.of("CAS_2f3b")))))
                .isInstanceOf(OutboundResult.Provisioned.class);
    }

    @Test
    void a_linked_mailbox_alone_has_no_anchor_and_is_not_provisioned() {
        assertNotProvisioned(
                user(Map.of("mailNickname", List.of("joe"), "msExchRecipientTypeDetails", List.of("2"))),
                "sourceAnchor ISNOTNULL, but it is absent");
    }

    @Test
    void an_account_and_its_linked_mailbox_of_another_forest_become_one_user() {
        SourceObject account = user(Map.of("displayName", List.of("Joe of accounts")));
        SourceObject mailbox = new SourceObject(
                "mail.example",
                "other",
                "CN=Joe,DC=mail,DC=example",
                "user",
                Attributes.builder()
                        .put("sAMAccountName", "joe.mail")
                        .put("userAccountControl", "514")
                        .put("mailNickname", "joe")
                        .put("mail", "joe@contoso.com")
                        .put("displayName", "Joe of mail")
                        .put("msExchRecipientTypeDetails", "2")
                        .build());
        assertThat(samples.filled(account, mailbox))
                .containsEntry("sourceAnchor", List.of(Samples.GUID))
                .containsEntry("accountEnabled", List.of("true"))
                .containsEntry("onPremisesSamAccountName", List.of("joe"))
                .containsEntry("mail", List.of("joe@contoso.com"))
                .containsEntry("displayName", List.of("Joe of mail"));
        assertThat(samples.image(mailbox, account)).isEqualTo(samples.image(account, mailbox));
    }

    @Test
    void a_user_whom_no_name_can_be_given_is_an_error_of_that_user() {
        SourceObject withoutDomain = new SourceObject(
                "c",
                "a",
                "CN=Joe,O=Contoso",
                "user",
                Attributes.builder().put("sAMAccountName", "joe").build());
        assertThat(((FlowResult.Failed) samples.flow(withoutDomain)).problems())
                .hasSize(1)
                .first()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(ObjectProblem.Kind.DECLARED_ERROR);
                    assertThat(problem.attribute()).isEqualTo("userPrincipalName");
                });
    }

    @ParameterizedTest
    @CsvSource({"-2147483646, , true", "2, team@contoso.com, true", "2, , false", "8, nobody, false"})
    void a_group_is_provisioned_when_it_is_for_security_or_mail(String groupType, String mail, boolean provisioned) {
        Map<String, List<String>> attributes = new HashMap<>(Map.of("groupType", List.of(groupType)));
        if (mail != null) {
            attributes.put("mail", List.of(mail));
        }
        assertThat(samples.outbound(activeDirectory("group", "Team", attributes)) instanceof OutboundResult.Provisioned)
                .isEqualTo(provisioned);
    }

    @Test
    void a_group_arrives_with_its_flags_and_its_managed_members() {
        SourceObject group = activeDirectory(
                "group",
                "Team",
                Map.of(
                        "groupType", List.of("-2147483640"),
                        "proxyAddresses", List.of("smtp:t@contoso.com", "SMTP:team@contoso.com"),
                        "managedBy", List.of("CN=Boss,DC=contoso,DC=com")));
        assertThat(samples.filled(group))
                .containsEntry("securityEnabled", List.of("true"))
                .containsEntry("mailEnabled", List.of("true"))
                .containsEntry("displayName", List.of("Team"));
        assertThat(samples.image(group).membersManaged()).isTrue();
        assertThat(samples.image(group).references()).containsEntry("managedBy", List.of("CN=Boss,DC=contoso,DC=com"));
        assertThat(samples.rules().membershipAttributes("contoso.com")).containsExactly("member");
    }

    @ParameterizedTest
    @CsvSource({
        "sAMAccountName, MSOL_AD_Sync_RichCoexistence",
        "msExchRecipientTypeDetails, 1073741824",
        "adminDescription, Group_DoNotSync",
        "isCriticalSystemObject, TRUE"
    })
    void a_never_synchronized_group_is_not_projected(String attribute, String value) {
        assertThat(samples.link(activeDirectory("group", "Team", Map.of(attribute, List.of(value)))))
                .isInstanceOf(LinkDecision.Unlinked.class);
    }

    @Test
    void a_contact_needs_mail_and_must_not_be_a_hidden_one_of_the_old_tool() {
        Map<String, List<String>> mail = Map.of("mail", List.of("p@partner.example"));
        assertThat(samples.filled(activeDirectory("contact", "Partner", mail)))
                .containsEntry("mailEnabled", List.of("true"))
                .containsEntry("displayName", List.of("Partner"));
        assertNotProvisioned(
                activeDirectory("contact", "Partner", Map.of()), "mailEnabled EQUAL \"True\", but it is false");
        Map<String, List<String>> hidden = new HashMap<>(mail);
        hidden.put("displayName", List.of("Partner (MSOL)"));
        hidden.put("msExchHideFromAddressLists", List.of("TRUE"));
        assertNotProvisioned(
                activeDirectory("contact", "Partner", hidden), "cloudFiltered NOTEQUAL \"True\", but it is true");
    }

    @Test
    void computers_and_organizational_units_have_no_rule() {
        assertThat(samples.link(activeDirectory("computer", "PC", Map.of())))
                .isEqualTo(new LinkDecision.Unlinked(LinkDecision.Unlinked.Reason.NO_RULE_FOR_TYPE, List.of()));
        assertThat(samples.rules().sourceTypes("contoso.com"))
                .containsExactly("contact", "group", "inetOrgPerson", "user");
    }

    @Test
    void a_user_of_the_class_inetOrgPerson_is_a_user_too() {
        SourceObject user = activeDirectory("inetOrgPerson", "Joe", Map.of("sAMAccountName", List.of("joe")));
        assertThat(samples.image(user).objectType()).isEqualTo("user");
    }

    @Test
    void no_version_of_the_old_tool_kept_an_inetOrgPerson_away_for_its_description() {
        Map<String, List<String>> attributes =
                Map.of("sAMAccountName", List.of("joe"), "adminDescription", List.of("User_DoNotSync"));
        assertThat(samples.image(activeDirectory("inetOrgPerson", "Joe", attributes))
                        .objectType())
                .isEqualTo("user");
    }

    @Test
    void a_contact_without_an_alias_goes_by_its_common_name() {
        Map<String, List<String>> mail = Map.of("mail", List.of("p@partner.example"));
        assertThat(samples.filled(activeDirectory("contact", "Partner", mail)))
                .containsEntry("alias", List.of("Partner"));
    }

    @Test
    void exchange_attributes_of_groups_need_no_alias() {
        Map<String, List<String>> attributes =
                Map.of("groupType", List.of("-2147483646"), "legacyExchangeDN", List.of("/o=Contoso/cn=team"));
        assertThat(samples.filled(activeDirectory("group", "Team", attributes)))
                .containsEntry("legacyExchangeDN", List.of("/o=Contoso/cn=team"));
    }

    private void assertNotProvisioned(SourceObject object, String because) {
        assertThat(samples.outbound(object)).isInstanceOfSatisfying(OutboundResult.NotProvisioned.class, not -> {
            assertThat(not.reason()).isEqualTo(OutboundResult.NotProvisioned.Reason.OUT_OF_SCOPE);
            assertThat(not.rules().getFirst().failed())
                    .extracting(Object::toString)
                    .contains(because);
        });
    }

    private static SourceObject user(Map<String, List<String>> attributes) {
        Map<String, List<String>> all = new HashMap<>(attributes);
        all.putIfAbsent("sAMAccountName", List.of("joe"));
        all.putIfAbsent("userAccountControl", List.of("512"));
        return activeDirectory("user", "Joe", all);
    }
}
