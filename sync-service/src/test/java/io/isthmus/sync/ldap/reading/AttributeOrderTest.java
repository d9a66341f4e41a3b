package io.isthmus.sync.ldap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import io.isthmus.sync.content.ContentFingerprint;
import io.isthmus.sync.ldap.reading.AttributeOrder.Placed;
import io.isthmus.sync.ldap.reading.AttributeOrder.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AttributeOrderTest {

    private final List<String> treated = new ArrayList<>();
    private final AttributeOrder order = new AttributeOrder(attribute -> {
        treated.add(attribute.getName());
        return attribute.getBaseName().equalsIgnoreCase("userCertificate") ? Treatment.BINARY : Treatment.TEXT;
    });

    @Test
    void how_a_name_is_taken_is_found_out_once() {
        order.of(entry("cn", "sn"));
        order.of(entry("sn", "mail", "cn"));

        assertThat(treated).containsExactlyInAnyOrder("cn", "sn", "mail");
    }

    @Test
    void options_belong_to_the_name_of_a_text_and_not_to_that_of_a_binary_value() {
        assertThat(order.of(entry("userCertificate;binary", "cn;lang-de")))
                .extracting(Placed::name)
                .containsExactly("cn;lang-de", "userCertificate");
    }

    @Property(tries = 200)
    void each_entry_comes_in_the_order_of_fingerprints(
            @ForAll @Size(max = 8)
                    List<
                                    Set<
                                            @StringLength(min = 1, max = 3) @CharRange(from = 'a', to = 'd')
                                            @CharRange(from = 'A', to = 'D') String>>
                            entries) {
        for (Set<String> names : entries) {
            Entry entry = entry(names.toArray(String[]::new));

            List<Placed> placed = order.of(entry);

            assertThat(placed).extracting(Placed::name).isSortedAccordingTo(ContentFingerprint.BY_NAME);
            assertThat(placed).extracting(Placed::attribute).containsExactlyInAnyOrderElementsOf(entry.getAttributes());
        }
    }

    private static Entry entry(String... names) {
        Entry entry = new Entry("cn=x");
        for (String name : names) {
            entry.addAttribute(new Attribute(name, "value of " + name));
        }
        return entry;
    }
}
