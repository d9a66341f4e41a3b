package io.isthmus.sync.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ContentFingerprintTest {

    /** Stored by every installation: another value would send every object anew after an upgrade. */
    @Test
    void a_content_keeps_the_fingerprint_that_it_was_stored_with() {
        assertThat(ContentFingerprint.of(
                        "cn=Ada,dc=example",
                        "inetOrgPerson",
                        Map.of("sn", List.of("Lovelace"), "CN", List.of("Ada"), "mail", List.of("b@x", "a@x"))))
                .hasToString("2fd1d44d-127d-854b-de4c-623974d2c81e");
        assertThat(ContentFingerprint.ofBucket(2, List.of("cn=b", "cn=a")))
                .hasToString("643b8734-08bd-9334-ceca-5989f1fe282e");
    }

    @Property
    void the_order_of_attributes_and_of_values_makes_no_difference(
            @ForAll @Size(max = 8)
                    Map<@StringLength(max = 3) String, @Size(min = 1, max = 4) List<@StringLength(max = 3) String>>
                            content,
            @ForAll Random random) {
        List<String> names = new ArrayList<>(content.keySet());
        Collections.shuffle(names, random);
        Map<String, List<String>> shuffled = new LinkedHashMap<>();
        names.forEach(name -> {
            List<String> values = new ArrayList<>(content.get(name));
            Collections.shuffle(values, random);
            shuffled.put(name, values);
        });

        assertThat(ContentFingerprint.of("dn", "class", shuffled))
                .isEqualTo(ContentFingerprint.of("dn", "class", content));
    }

    @Property
    void a_value_more_makes_another_fingerprint(
            @ForAll @Size(max = 4) Map<@StringLength(max = 3) String, @Size(min = 1, max = 3) List<String>> content,
            @ForAll String more) {
        Map<String, List<String>> larger = new LinkedHashMap<>(content);
        larger.put("one more", List.of(more));

        assertThat(ContentFingerprint.of("dn", "class", larger))
                .isNotEqualTo(ContentFingerprint.of("dn", "class", content));
    }
}
