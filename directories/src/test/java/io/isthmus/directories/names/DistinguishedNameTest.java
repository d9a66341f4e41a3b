package io.isthmus.directories.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinguishedNameTest {

    @Test
    void spellings_of_one_name_are_equal() {
        assertThat(DistinguishedName.normalize("CN=Ann  Lee , OU=People,DC=Example,DC=org"))
                .isEqualTo("cn=ann lee,ou=people,dc=example,dc=org")
                .isEqualTo(DistinguishedName.normalize("cn=\"Ann Lee\";ou=people;dc=example;dc=org"));
        assertThat(DistinguishedName.normalize("cn=Lee\\, Ann,o=x"))
                .isEqualTo(DistinguishedName.normalize("cn=lee\\2C ann,o=x"))
                .isEqualTo("cn=lee\\, ann,o=x");
        assertThat(DistinguishedName.normalize("cn=Zo\\C3\\AB,o=x")).isEqualTo("cn=zoë,o=x");
        assertThat(DistinguishedName.normalize("cn=Zoe\u0308,o=x")).isEqualTo("cn=zoë,o=x");
        assertThat(DistinguishedName.normalize("uid=b+cn=a,o=x"))
                .isEqualTo(DistinguishedName.normalize("CN=A + UID=B, O=X"));
    }

    @Test
    void containment_follows_whole_names_not_text() {
        DistinguishedName people = DistinguishedName.parse("ou=people,dc=example,dc=org");

        assertThat(DistinguishedName.parse("uid=a,OU=People,dc=example,dc=org").isAtOrUnder(people))
                .isTrue();
        assertThat(people.isAtOrUnder(people)).isTrue();
        assertThat(DistinguishedName.parse("ou=my people,dc=example,dc=org").isAtOrUnder(people))
                .isFalse();
        assertThat(DistinguishedName.parse("dc=example,dc=org").isAtOrUnder(people))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no name",
                "cn",
                "cn=a,,o=x",
                "cn=a,",
                "=a",
                "cn=\"a",
                "cn=a\\",
                "c n=a",
                "cn=a+b",
                "cn=#0402ff",
                "cn=a\"b",
                "cn=\"a\"b"
            })
    void what_is_no_name_is_refused_with_its_position(String text) {
        assertThatThrownBy(() -> DistinguishedName.parse(text))
                .isInstanceOf(MalformedName.class)
                .hasMessageContaining("position");
        assertThat(DistinguishedName.normalize(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cn=é,o=x                    | cn=\\C3\\A9,o=x",
                "cn=é,o=x                    | cn=e\u0301,o=x",
                "cn=É,o=x                    | CN=\\c3\\89,O=X",
                "cn=Ａｎｎ,o=x                 | cn=ann,o=x",
                "cn=Hi,o=x                   | cn=#04024869,o=x",
                "cn=Hi,o=x                   | cn=#0C024869,o=x",
                "cn=Hi,o=x                   | cn=#1E0400480069,o=x",
                "cn=#sales,o=x               | cn=\\#Sales,o=x",
                "cn=#sales,o=x               | cn=\\23Sales,o=x",
                "2.5.4.3=a,2.5.4.10=x        | cn=a,o=x",
                "OID.2.5.4.3=a,o=x           | cn=a,o=x",
                "cn=\\20a\\20,o=x            | cn=a,o=x",
                "uid=1+cn=b+ou=c,o=x         | OU=C+CN=B+UID=1,o=x",
                "cn=a\\+b+uid=1,o=x          | uid=1+cn=a\\2bb,o=x",
                "cn=a=b,o=x                  | cn=a\\=b,o=x",
                "cn=\"a,b\\\"c\",o=x          | cn=a\\,b\\22c,o=x",
                "cn=\\FF\\FE,o=x             | cn=\\ff\\fe,o=x",
                "cn=,o=x                     | cn= ,o=x",
            })
    void these_are_one_name(String one, String other) {
        assertThat(DistinguishedName.parse(one)).isEqualTo(DistinguishedName.parse(other));
        assertThat(DistinguishedName.same(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cn=a\\,o\\=x               | cn=a,o=x",
                "cn=\\#04024869,o=x          | cn=#04024869,o=x",
                "cn=\\FF,o=x                 | cn=\\FE,o=x",
                "cn=\\\\ff,o=x               | cn=\\ff,o=x",
                "cn=a+uid=1,o=x              | cn=a,o=x",
                "cn=a+uid=1,o=x              | cn=a,uid=1,o=x",
                "cn=a\\+uid\\=1,o=x          | cn=a+uid=1,o=x",
                "cn=#0201FF,o=x              | cn=#0201FE,o=x",
                "cn=a,o=x                    | uid=a,o=x",
            })
    void these_are_two_names(String one, String other) {
        assertThat(DistinguishedName.parse(one)).isNotEqualTo(DistinguishedName.parse(other));
    }

    @Test
    void a_fault_is_told_with_its_place() {
        assertThatThrownBy(() -> DistinguishedName.parse("cn=a,o u=b"))
                .hasMessage("'cn=a,o u=b' is not a distinguished name: a type holds no ' ' at position 6");
    }

    @Test
    void no_byte_that_a_database_refuses_is_in_a_normal_form() {
        assertThat(DistinguishedName.normalize("cn=a\\00b,o=x")).isEqualTo("cn=a\\00b,o=x");
    }

    @Property
    void however_a_name_is_spelled_it_is_the_same(@ForAll("names") Spelling.Name name, @ForAll Random random) {
        DistinguishedName first = DistinguishedName.parse(Spelling.of(name, random));
        DistinguishedName second = DistinguishedName.parse(Spelling.of(name, random));

        assertThat(first).isEqualTo(second);
        assertThat(DistinguishedName.parse(first.toString())).isEqualTo(first);
        assertThat(DistinguishedName.normalize(first.toString())).isEqualTo(first.toString());
    }

    @Property
    void names_of_other_values_are_others(
            @ForAll("names") Spelling.Name one, @ForAll("names") Spelling.Name other, @ForAll Random random) {
        assertThat(DistinguishedName.parse(Spelling.of(one, random))
                        .equals(DistinguishedName.parse(Spelling.of(other, random))))
                .isEqualTo(one.equals(other));
    }

    @Property
    void whatever_is_put_before_a_name_is_below_it(
            @ForAll("names") Spelling.Name upper, @ForAll("names") Spelling.Name lower, @ForAll Random random) {
        DistinguishedName container = DistinguishedName.parse(Spelling.of(upper, random));
        DistinguishedName inside =
                DistinguishedName.parse(Spelling.of(lower, random) + "," + Spelling.of(upper, random));

        assertThat(inside.isAtOrUnder(container)).isTrue();
        assertThat(container.isAtOrUnder(inside)).isFalse();
        assertThat(inside.depth()).isEqualTo(container.depth() + lower.rdns().size());
    }

    @Property
    void the_fast_way_and_the_full_way_agree(@ForAll("nearlyPlain") String text) {
        String fast = PlainName.normalized(text);

        if (fast != null) {
            assertThat(String.join(",", RdnReader.rdns(text))).isEqualTo(fast);
            assertThat(PlainName.rdns(fast)).isEqualTo(RdnReader.rdns(text));
        }
    }

    /** The SDK knows neither NFKC nor numbers of types; beyond these both have to agree. */
    @Property
    void names_are_equal_where_the_ldap_sdk_holds_them_equal(
            @ForAll("asciiNames") Spelling.Name one, @ForAll("asciiNames") Spelling.Name other, @ForAll Random random)
            throws LDAPException {
        String first = Spelling.ofAscii(one, random);
        String second = Spelling.ofAscii(random.nextBoolean() ? one : other, random);

        assertThat(DistinguishedName.same(first, second)).isEqualTo(new DN(first).equals(new DN(second)));
    }

    @Provide
    Arbitrary<Spelling.Name> names() {
        return Spelling.names("aBéÉ \n,+=\"\\<>;#ﬁ\u0001😀");
    }

    @Provide
    Arbitrary<Spelling.Name> asciiNames() {
        return Spelling.names("aB ,+=\"\\<>;#");
    }

    @Provide
    Arbitrary<String> nearlyPlain() {
        return Arbitraries.strings()
                .withChars("aA1-.cn= ,;#+\\\"é")
                .ofMaxLength(12)
                .map(tail -> "cn=x,cn=" + tail);
    }

    @Property
    void the_normal_form_is_its_own_normal_form(
            @ForAll @Size(min = 1, max = 4) List<@NotBlank @StringLength(max = 12) String> values)
            throws LDAPException {
        String name = name(values);

        String normal = DistinguishedName.normalize(name);

        assertThat(DistinguishedName.normalize(normal)).isEqualTo(normal);
    }

    @Property
    void names_that_the_ldap_sdk_holds_equal_are_equal_here(
            @ForAll @Size(min = 1, max = 4)
                    List<
                                    @NotBlank @AlphaChars @Chars({' ', ',', '+', '\\', '"', '=', '#', '<', ';'})
                                    @StringLength(max = 12) String>
                            values)
            throws LDAPException {
        String name = name(values);

        assertThat(DistinguishedName.normalize(new DN(name).toNormalizedString()))
                .isEqualTo(DistinguishedName.normalize(name));
    }

    private static String name(List<String> values) {
        return new DN(values.stream().map(value -> new RDN("cn", value)).toList()).toString();
    }
}
