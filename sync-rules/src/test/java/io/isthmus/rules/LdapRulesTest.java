package io.isthmus.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.rules.inbound.FlowResult;
import io.isthmus.rules.inbound.LinkDecision;
import io.isthmus.rules.object.MembershipChoice;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.outbound.DesiredImage;
import io.isthmus.rules.value.Attributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The standard rules for plain LDAP directories. */
class LdapRulesTest {

    private static final String UUID = "7e1f1e9c-5a3c-103f-8a52-3b1d3c1f0a11";

    private final Samples samples = new Samples(RuleFiles.ruleSet(RuleFiles.LDAP));

    @Test
    void a_person_of_openldap_becomes_a_user() {
        SourceObject person = person(Map.ofEntries(
                Map.entry("uid", List.of("u000042")),
                Map.entry("cn", List.of("Zoë Müller 42", "Z. Müller")),
                Map.entry("sn", List.of("Müller")),
                Map.entry("givenName", List.of("Zoë")),
                Map.entry("displayName", List.of("Müller, Zoë (Köln)")),
                Map.entry("mail", List.of("u000042.f3@example.com", "second@example.com")),
                Map.entry("telephoneNumber", List.of("+49 89 1234567")),
                Map.entry("mobile", List.of("+49 170 1234567")),
                Map.entry("title", List.of("Product Owner")),
                Map.entry("departmentNumber", List.of("D0042")),
                Map.entry("employeeNumber", List.of("100042")),
                Map.entry("employeeType", List.of("Employee")),
                Map.entry("l", List.of("Köln")),
                Map.entry("st", List.of("Nordrhein-Westfalen")),
                Map.entry("postalCode", List.of("50667")),
                Map.entry("street", List.of("Hauptstraße 7")),
                Map.entry("physicalDeliveryOfficeName", List.of("B7-123")),
                Map.entry("manager", List.of("uid=u000001,ou=u01,ou=people,dc=example,dc=com")),
                Map.entry("description", List.of("works on onboarding")),
                Map.entry("preferredLanguage", List.of("de-DE")),
                Map.entry("roomNumber", List.of("3.123"))));
        DesiredImage image = samples.image(person);
        assertThat(image.targetAnchor()).isEqualTo(UUID);
        assertThat(image.references())
                .containsEntry("manager", List.of("uid=u000001,ou=u01,ou=people,dc=example,dc=com"));
        assertThat(samples.filled(person))
                .isEqualTo(Map.ofEntries(
                        Map.entry("sourceAnchor", List.of(UUID)),
                        Map.entry("userPrincipalName", List.of("u000042.f3@example.com")),
                        Map.entry("accountEnabled", List.of("true")),
                        Map.entry("onPremisesSamAccountName", List.of("u000042")),
                        Map.entry("commonName", List.of("Zoë Müller 42")),
                        Map.entry("displayName", List.of("Müller, Zoë (Köln)")),
                        Map.entry("surname", List.of("Müller")),
                        Map.entry("givenName", List.of("Zoë")),
                        Map.entry("mail", List.of("u000042.f3@example.com")),
                        Map.entry("telephoneNumber", List.of("+49 89 1234567")),
                        Map.entry("mobile", List.of("+49 170 1234567")),
                        Map.entry("title", List.of("Product Owner")),
                        Map.entry("department", List.of("D0042")),
                        Map.entry("employeeId", List.of("100042")),
                        Map.entry("employeeType", List.of("Employee")),
                        Map.entry("city", List.of("Köln")),
                        Map.entry("state", List.of("Nordrhein-Westfalen")),
                        Map.entry("postalCode", List.of("50667")),
                        Map.entry("streetAddress", List.of("Hauptstraße 7")),
                        Map.entry("physicalDeliveryOfficeName", List.of("B7-123")),
                        Map.entry("description", List.of("works on onboarding")),
                        Map.entry("preferredLanguage", List.of("de-DE"))));
    }

    @ParameterizedTest
    @CsvSource({"userPrincipalName, joe@a.example", "mail, joe@b.example", "uid, joe"})
    void the_principal_name_is_the_first_of_three_that_is_there(String attribute, String value) {
        assertThat(samples.filled(person(Map.of(attribute, List.of(value)))))
                .containsEntry("userPrincipalName", List.of(value));
    }

    @Test
    void a_person_without_any_name_to_sign_in_is_an_error_of_that_person() {
        FlowResult result = samples.flow(person(Map.of("cn", List.of("Joe"))));
        ObjectProblem problem = ((FlowResult.Failed) result).problems().getFirst();
        assertThat(problem.kind()).isEqualTo(ObjectProblem.Kind.DECLARED_ERROR);
        assertThat(problem.ruleId()).isEqualTo("standard.in.ldap.person.join");
        assertThat(problem.attribute()).isEqualTo("userPrincipalName");
        assertThat(problem.message()).isEqualTo("there is neither userPrincipalName nor mail nor uid");
    }

    @ParameterizedTest
    @CsvSource({
        "nsAccountLock, TRUE, false",
        "nsAccountLock, false, true",
        "loginDisabled, TRUE, false",
        "pwdAccountLockedTime, 000001010000Z, false",
        "pwdAccountLockedTime, 20260101000000Z, true"
    })
    void an_account_locked_for_good_is_disabled(String attribute, String value, String enabled) {
        assertThat(samples.filled(person(Map.of("uid", List.of("joe"), attribute, List.of(value)))))
                .containsEntry("accountEnabled", List.of(enabled));
    }

    @Test
    void the_connectors_anchor_stands_in_where_the_directory_has_no_entryUUID() {
        SourceObject person = new SourceObject(
                "389ds",
                "b2c1-77",
                "uid=joe,dc=example,dc=com",
                "inetOrgPerson",
                Attributes.builder().put("uid", "joe").build());
        assertThat(samples.image(person).targetAnchor()).isEqualTo("b2c1-77");
    }

    @ParameterizedTest
    @CsvSource({"groupOfNames, member", "groupOfUniqueNames, uniqueMember"})
    void each_kind_of_group_is_a_security_group_with_managed_members(String objectClass, String memberAttribute) {
        SourceObject group = new SourceObject(
                "ldap",
                UUID,
                "cn=g1,ou=groups,dc=example,dc=com",
                objectClass,
                Attributes.builder()
                        .put("cn", "g1")
                        .put("description", "Group 1 – onboarding")
                        .put(memberAttribute, "uid=joe,dc=example,dc=com")
                        .build());
        assertThat(samples.filled(group))
                .isEqualTo(Map.of(
                        "sourceAnchor", List.of(UUID),
                        "displayName", List.of("g1"),
                        "commonName", List.of("g1"),
                        "description", List.of("Group 1 – onboarding"),
                        "securityEnabled", List.of("true"),
                        "mailEnabled", List.of("false")));
        assertThat(samples.image(group).membersManaged()).isTrue();
        assertThat(samples.rules().inbound("ldap", objectClass)).hasSize(1);
        assertThat(samples.rules().membershipAttributes("ldap")).contains(memberAttribute);
    }

    @Test
    void a_posix_group_takes_its_members_from_the_uids_that_it_names() {
        SourceObject group = new SourceObject(
                "ldap",
                UUID,
                "cn=g1,ou=groups,dc=example,dc=com",
                "posixGroup",
                Attributes.builder().put("cn", "g1").put("memberUid", "joe").build());
        assertThat(samples.filled(group)).containsEntry("displayName", List.of("g1"));
        assertThat(samples.image(group).membersManaged()).isTrue();
        assertThat(samples.image(group).choice()).isEqualTo(MembershipChoice.USUAL);
        assertThat(samples.rules().membershipAttributes("ldap")).contains("memberUid");
        assertThat(samples.rules().sourceAttributes("ldap")).contains("uid").doesNotContain("gidNumber", "objectSid");
    }

    @Test
    void organizational_units_have_no_rule() {
        SourceObject unit =
                new SourceObject("ldap", UUID, "ou=people,dc=example,dc=com", "organizationalUnit", Attributes.none());
        assertThat(samples.link(unit)).isInstanceOf(LinkDecision.Unlinked.class);
    }

    @Test
    void no_join_needs_a_look_up() {
        assertThat(samples.rules().joinAttributes()).isEqualTo(Set.of());
    }

    private static SourceObject person(Map<String, List<String>> attributes) {
        Attributes.Builder builder = Attributes.builder().put("entryUUID", UUID);
        attributes.forEach((name, values) -> builder.put(name, values.toArray(String[]::new)));
        return new SourceObject("ldap", UUID, "uid=joe,ou=people,dc=example,dc=com", "inetOrgPerson", builder.build());
    }
}
