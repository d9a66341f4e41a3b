package io.isthmus.sync.dn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(strings = {"no name", "cn", "cn=a,,o=x", "cn=a,", "=a", "cn=\"a", "cn=a\\"})
    void what_is_no_name_is_refused_with_its_position(String text) {
        assertThatThrownBy(() -> DistinguishedName.parse(text))
                .isInstanceOf(MalformedName.class)
                .hasMessageContaining("position");
        assertThat(DistinguishedName.normalize(text)).isEqualTo(text);
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
