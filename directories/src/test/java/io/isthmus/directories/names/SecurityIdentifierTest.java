package io.isthmus.directories.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SecurityIdentifierTest {

    private static final String ADA = "S-1-5-21-1004336348-1177238915-682003330-1107";

    @Example
    void a_foreign_security_principal_names_whom_it_stands_for() {
        assertThat(SecurityIdentifier.ofForeignPrincipal(
                        "CN=" + ADA + ",CN=ForeignSecurityPrincipals,DC=contoso,DC=com"))
                .contains(new SecurityIdentifier(ADA));
        assertThat(SecurityIdentifier.ofForeignPrincipal("cn=s-1-5-11, cn=foreignsecurityprincipals, dc=contoso"))
                .contains(new SecurityIdentifier("S-1-5-11"));
    }

    @Example
    void no_other_name_does() {
        assertThat(List.of(
                        "CN=" + ADA + ",OU=Staff,DC=contoso,DC=com",
                        "CN=S-1-Team,CN=ForeignSecurityPrincipals,DC=contoso,DC=com",
                        "CN=Ada,CN=ForeignSecurityPrincipals,DC=contoso,DC=com",
                        "CN=ForeignSecurityPrincipals,DC=contoso,DC=com",
                        "CN=S-1-5-11",
                        "jdoe"))
                .allSatisfy(dn ->
                        assertThat(SecurityIdentifier.ofForeignPrincipal(dn)).isEmpty());
    }

    @Example
    void the_value_of_a_directory_reads_as_windows_writes_it() {
        assertThat(SecurityIdentifier.of(Base64.getDecoder().decode("AQUAAAAAAAUVAAAAHBXcO4NRK0ZCFCwoUwQAAA==")))
                .hasValueSatisfying(
                        sid -> assertThat(sid.text()).startsWith("S-1-5-21-").endsWith("-1107"));
        assertThat(SecurityIdentifier.of(new byte[0])).isEmpty();
        assertThat(SecurityIdentifier.of(new byte[] {1, 5, 0, 0, 0, 0, 0, 5, 21}))
                .isEmpty();
    }

    @Property
    void whatever_is_in_a_value_is_in_its_text(@ForAll @Size(min = 1, max = 15) List<@IntRange Integer> parts) {
        ByteBuffer value = ByteBuffer.allocate(8 + 4 * parts.size());
        value.put((byte) 1).put((byte) parts.size()).put(new byte[] {0, 0, 0, 0, 0, 5});
        value.order(ByteOrder.LITTLE_ENDIAN);
        parts.forEach(value::putInt);

        String text = SecurityIdentifier.of(value.array()).orElseThrow().text();

        assertThat(text.split("-")).hasSize(3 + parts.size());
        assertThat(SecurityIdentifier.ofForeignPrincipal("CN=" + text + ",CN=ForeignSecurityPrincipals,DC=x"))
                .contains(new SecurityIdentifier(text));
    }

    @Example
    void a_primary_group_is_of_the_same_domain() {
        SecurityIdentifier user = new SecurityIdentifier("S-1-5-21-1-2-3-1107");

        assertThat(user.inSameDomain("513")).contains(new SecurityIdentifier("S-1-5-21-1-2-3-513"));
        assertThat(user.inSameDomain("-1")).isEmpty();
        assertThat(user.inSameDomain("12345678901")).isEmpty();
        assertThat(user.inSameDomain("Users")).isEmpty();
    }
}
