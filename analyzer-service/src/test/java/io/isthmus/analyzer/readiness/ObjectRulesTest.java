package io.isthmus.analyzer.readiness;

import static io.isthmus.analyzer.readiness.Sample.contact;
import static io.isthmus.analyzer.readiness.Sample.group;
import static io.isthmus.analyzer.readiness.Sample.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectRulesTest {

    @Test
    void good_objects_have_no_defects() {
        assertThat(user().defects()).isEmpty();
        assertThat(group().defects()).isEmpty();
        assertThat(contact().defects()).isEmpty();
        assertThat(user().inLdap().with("uid", "ada").defects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a da@fabrikam.com      | CHARACTER      | ada@fabrikam.com",
                "a%d&a@fabrikam.com     | CHARACTER      | ada@fabrikam.com",
                "u%1@fabrikam.com       | CHARACTER      | u1@fabrikam.com",
                "müller@fabrikam.com    | CHARACTER      | muller@fabrikam.com",
                "groß@fabrikam.com      | CHARACTER      | gross@fabrikam.com",
                "o'neil@fabrikam.com    |                |",
                "ada                    | FORMAT         |",
                "@fabrikam.com          | FORMAT         |",
                "a@b@fabrikam.com       | FORMAT         |",
                "ada.@fabrikam.com      | LOCALPART      | ada@fabrikam.com",
                ".ada@fabrikam.com      | LOCALPART      | ada@fabrikam.com",
                "a..da@fabrikam.com     | LOCALPART      | a.da@fabrikam.com",
                "ada@-fabrikam.com      | DOMAINPART     |",
                "ada@fabrikam..com      | DOMAINPART     |",
                "ada@fabrikam.local     | TOPLEVELDOMAIN |",
                "ada@fabrikam           | TOPLEVELDOMAIN |",
                "ada@fabrikam.cloud     |                |",
                "ada@fabrikam.xn--p1ai  |                |"
            })
    void sign_in_names_follow_idfix(String upn, DefectCode code, String fix) {
        List<Defect> defects = user().with("userPrincipalName", upn).defects();

        if (code == null) {
            assertThat(defects).isEmpty();
        } else {
            assertThat(defects).extracting(Defect::code).contains(code);
            assertThat(defects).extracting(Defect::attribute).containsOnly("userPrincipalName");
            assertThat(defects).extracting(Defect::fix).containsOnly(fix);
        }
    }

    @Test
    void a_sign_in_name_has_64_characters_at_48_at_most() {
        String name = "a".repeat(64);
        String domain = "d".repeat(44) + ".com";

        assertThat(upn(name + "@" + domain)).isEmpty();
        assertThat(upn(name + "a@" + domain)).extracting(Defect::code).containsOnly(DefectCode.LENGTH);
        assertThat(upn(name + "a@fabrikam.com")).extracting(Defect::fix).containsExactly(name + "@fabrikam.com");
        assertThat(upn(name + "@d" + domain)).extracting(Defect::fix).containsOnlyNulls();
    }

    @Test
    void a_fix_for_one_flaw_leaves_the_other_to_its_own_row() {
        assertThat(upn("a%da@fabrikam.local"))
                .extracting(Defect::code, Defect::fix)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(DefectCode.CHARACTER, "ada@fabrikam.local"),
                        org.assertj.core.groups.Tuple.tuple(DefectCode.TOPLEVELDOMAIN, null));
    }

    @Test
    void a_verified_domain_takes_the_place_of_an_unroutable_one() {
        CheckScope scope =
                new CheckScope(Sample.SCOPE.topLevelDomains(), List.of("Fabrikam.com", "corp.fabrikam.local"), null);

        assertThat(user().with("userPrincipalName", "ada@fabrikam.local").defects(scope))
                .extracting(Defect::code, Defect::fix)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(DefectCode.TOPLEVELDOMAIN, "ada@fabrikam.com"));
        assertThat(user().with("userPrincipalName", "ada@northwind.com").defects(scope))
                .extracting(Defect::code, Defect::fix)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(DefectCode.UNVERIFIEDDOMAIN, "ada@fabrikam.com"));
        assertThat(user().with("userPrincipalName", "ada@corp.fabrikam.local").defects(scope))
                .as("whoever verified it knows better")
                .isEmpty();
    }

    @Test
    void a_blank_sign_in_name_shows_what_would_take_its_place() {
        Defect blank = only(user().without("userPrincipalName").defects());

        assertThat(blank.code()).isEqualTo(DefectCode.BLANK);
        assertThat(blank.message()).contains("ada@fabrikam.com");
        assertThat(blank.fix()).isEqualTo("ada@fabrikam.com");
    }

    @Test
    void a_user_without_account_name_is_never_synchronized() {
        Defect blank = only(user().without("sAMAccountName").defects());

        assertThat(blank.attribute()).isEqualTo("sAMAccountName");
        assertThat(blank.code()).isEqualTo(DefectCode.BLANK);
        assertThat(blank.fix()).isEqualTo("Ada");
    }

    @Test
    void an_account_name_matters_while_it_is_the_sign_in_name() {
        Sample bad = user().with("sAMAccountName", "ada*byron:of-lovelace");

        assertThat(bad.defects()).extracting(Defect::code).containsOnly(DefectCode.ACCOUNTNAME);
        assertThat(bad.without("userPrincipalName").defects())
                .extracting(Defect::code)
                .contains(DefectCode.CHARACTER, DefectCode.LENGTH, DefectCode.BLANK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ada @fabrikam.com | CHARACTER      | ada@fabrikam.com",
                "ada               | FORMAT         |",
                "ada@fabrikam.lan  | TOPLEVELDOMAIN |"
            })
    void mail_is_an_address(String mail, DefectCode code, String fix) {
        Defect defect = only(user().with("mail", mail).defects());

        assertThat(defect.attribute()).isEqualTo("mail");
        assertThat(defect.code()).isEqualTo(code);
        assertThat(defect.fix()).isEqualTo(fix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smtp:a da@fabrikam.com                | CHARACTER      | smtp:ada@fabrikam.com",
                "smtp:(ada)@fabrikam.com               | CHARACTER      | smtp:ada@fabrikam.com",
                "smtp:ada@fabrikam.local               | TOPLEVELDOMAIN |",
                "smtp:ada                              | FORMAT         |",
                "smtp:user:M@contoso.com               | LOCALPART      |",
                "X500:/o=Fabrikam/ou=(FYDIBOHF)/cn=ada |                |",
                "SIP:ada@fabrikam.local                |                |"
            })
    void proxy_addresses_are_judged_by_their_type(String address, DefectCode code, String fix) {
        List<Defect> defects =
                user().with("proxyAddresses", "SMTP:ada@fabrikam.com", address).defects();

        if (code == null) {
            assertThat(defects).isEmpty();
        } else {
            assertThat(only(defects).code()).isEqualTo(code);
            assertThat(only(defects).value()).isEqualTo(address);
            assertThat(only(defects).fix()).isEqualTo(fix);
        }
    }

    @Test
    void one_address_is_the_primary_one() {
        Defect defect = only(user().with("proxyAddresses", "SMTP:ada@fabrikam.com", "SMTP:byron@fabrikam.com")
                .defects());

        assertThat(defect.code()).isEqualTo(DefectCode.FORMAT);
        assertThat(defect.fix()).isEqualTo("smtp:byron@fabrikam.com");
    }

    @Test
    void lengths_are_bounded() {
        String tail = "@fabrikam.com";
        assertThat(only(user().with("mail", "a".repeat(256 - tail.length() + 1) + tail)
                                .defects())
                        .code())
                .isEqualTo(DefectCode.LENGTH);
        assertThat(only(user().with("proxyAddresses", "smtp:" + "a".repeat(260 - tail.length()) + tail)
                                .defects())
                        .code())
                .isEqualTo(DefectCode.LENGTH);
        assertThat(only(user().with("mailNickname", "a".repeat(65)).defects()).fix())
                .isEqualTo("a".repeat(64));
        assertThat(only(user().with("displayName", "a".repeat(257)).defects()).fix())
                .isEqualTo("a".repeat(256));
        String[] many =
                IntStream.range(0, 301).mapToObj(i -> "smtp:a" + i + tail).toArray(String[]::new);
        assertThat(only(user().with("proxyAddresses", many).defects()).code()).isEqualTo(DefectCode.TOOMANYADDRESSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a da", "a@da", "a!da", "a'da", "a;da"})
    void an_alias_has_plain_characters(String alias) {
        Defect defect = only(user().with("mailNickname", alias).defects());

        assertThat(defect.code()).isEqualTo(DefectCode.CHARACTER);
        assertThat(defect.fix()).isEqualTo("ada");
    }

    @Test
    void an_alias_has_no_period_at_its_ends() {
        Defect defect = only(user().with("mailNickname", ".a.da.").defects());

        assertThat(defect.code()).isEqualTo(DefectCode.FORMAT);
        assertThat(defect.fix()).isEqualTo("a.da");
    }

    @Test
    void a_mailbox_without_alias_loses_its_exchange_attributes() {
        assertThat(user().without("mailNickname").defects()).isEmpty();

        Defect blank =
                only(user().without("mailNickname").with("homeMDB", "CN=DB1").defects());

        assertThat(blank.code()).isEqualTo(DefectCode.BLANK);
        assertThat(blank.fix()).isEqualTo("ada");
    }

    @Test
    void display_names_have_no_white_space_around() {
        assertThat(only(user().with("displayName", " Ada\u00A0").defects()).fix())
                .isEqualTo("Ada");
        assertThat(only(user().with("displayName", "  ").defects()).fix()).isEqualTo("Ada");
        assertThat(only(group().without("displayName").defects()).fix()).isEqualTo("Staff");
        assertThat(user().without("displayName").defects())
                .as("the common name serves")
                .isEmpty();
    }

    @Test
    void a_contact_is_written_to_where_its_mail_says() {
        Defect defect = only(
                contact().with("targetAddress", "SMTP:robert@northwind.com").defects());

        assertThat(defect.code()).isEqualTo(DefectCode.MAILMATCH);
        assertThat(defect.fix()).isEqualTo("SMTP:bob@northwind.com");
        assertThat(contact().with("targetAddress", "smtp:BOB@northwind.com").defects())
                .isEmpty();
    }

    @Test
    void an_anchor_of_text_is_short_and_no_address() {
        CheckScope scope = new CheckScope(Sample.SCOPE.topLevelDomains(), List.of(), "employeeID");

        assertThat(user().with("employeeID", "a".repeat(59)).defects(scope)).isEmpty();
        assertThat(only(user().with("employeeID", "a".repeat(57) + ".").defects(scope))
                        .message())
                .contains("60");
        assertThat(user().with("employeeID", "a@b").defects(scope))
                .extracting(Defect::code)
                .containsOnly(DefectCode.ANCHOR);
        assertThat(only(user().defects(scope)).code()).isEqualTo(DefectCode.BLANK);
    }

    @Test
    void a_person_in_an_ldap_directory_signs_in_by_mail_or_uid() {
        Sample person = user().inLdap().without("userPrincipalName").with("uid", "ada");

        assertThat(person.defects()).isEmpty();
        assertThat(person.without("mail").defects()).extracting(Defect::code).containsExactly(DefectCode.FORMAT);
    }

    @Test
    void nothing_is_said_of_what_is_never_synchronized() {
        assertThat(Synchronizable.ever(user().object())).isTrue();
        assertThat(Synchronizable.ever(
                        user().with("cn", "Administrative Assistant").object()))
                .isTrue();
        assertThat(Synchronizable.ever(
                        user().with("isCriticalSystemObject", "TRUE").object()))
                .isFalse();
        assertThat(Synchronizable.ever(
                        user().with("sAMAccountName", "MSOL_1a2b").object()))
                .isFalse();
        assertThat(Synchronizable.ever(user().with("cn", "SystemMailbox{1f}").object()))
                .isFalse();
        assertThat(Synchronizable.ever(
                        user().with("msExchRecipientTypeDetails", "536870912").object()))
                .isFalse();
        assertThat(Synchronizable.ever(
                        user().named("CN=a\\0ACNF:1-2,DC=fabrikam,DC=com").object()))
                .isFalse();
        assertThat(Synchronizable.ever(group().with("groupType", "2").object())).isFalse();
        assertThat(Synchronizable.ever(contact().without("mail").object())).isFalse();
    }

    private static List<Defect> upn(String upn) {
        return user().with("userPrincipalName", upn).defects();
    }

    private static Defect only(List<Defect> defects) {
        assertThat(defects).hasSize(1);
        return defects.getFirst();
    }
}
