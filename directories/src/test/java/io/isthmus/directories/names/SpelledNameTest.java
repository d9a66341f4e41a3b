package io.isthmus.directories.names;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpelledNameTest {

    @Test
    void a_name_is_read_with_its_escapes() {
        SpelledName name = SpelledName.of("CN=Doe\\, Joe+UID=7 , OU=\\C3\\98st, DC=contoso,dc=com");

        assertThat(name.components())
                .extracting(SpelledName.Component::value)
                .containsExactly("Doe, Joe", "Øst", "contoso", "com");
        assertThat(SpelledName.rdn("CN=Doe\\, Joe+UID=7 , OU=x")).isEqualTo("CN=Doe\\, Joe+UID=7");
        assertThat(name.domain()).isEqualTo("contoso.com");
        assertThat(name.domainPart()).isEqualTo("DC=contoso,dc=com");
    }

    @Test
    void a_quoted_value_is_read_without_its_quotes() {
        assertThat(SpelledName.of("CN=\"Doe, Joe\",O=x").components())
                .extracting(SpelledName.Component::value)
                .containsExactly("Doe, Joe", "x");
    }

    @Test
    void control_characters_stay_escaped() {
        assertThat(SpelledName.of("CN=Joe\\0ACNF:2f3b,DC=x")
                        .components()
                        .getFirst()
                        .value())
                .isEqualTo("Joe\\0ACNF:2f3b");
    }

    @Test
    void white_space_other_than_a_space_belongs_to_the_value() {
        assertThat(SpelledName.of("CN= \u2003wide\u2003 ,DC=x")
                        .components()
                        .getFirst()
                        .value())
                .isEqualTo("\u2003wide\u2003");
    }

    @Property
    void an_escaped_value_is_read_back(@ForAll String value) {
        String readable = value.replaceAll("[\\x00-\\x1F]", "");

        assertThat(SpelledName.of("CN=" + SpelledName.escape(readable) + ",DC=x")
                        .components()
                        .getFirst()
                        .value())
                .isEqualTo(readable);
    }

    @Property
    void no_text_is_too_strange(@ForAll String text) {
        assertThat(SpelledName.of(text).components()).isNotEmpty();
        assertThat(DistinguishedName.normalize(text)).isNotNull();
    }
}
