package io.isthmus.rules.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributesTest {

    @Test
    void names_are_found_in_any_case_and_keep_their_spelling() {
        Attributes attributes = Attributes.builder()
                .put("givenName", "Joe")
                .put("GIVENNAME", "Jo")
                .build();
        assertThat(attributes.get("givenname")).containsExactly(Value.text("Jo"));
        assertThat(attributes.all()).extracting(Attributes.Attribute::name).containsExactly("GIVENNAME");
    }

    @Test
    void an_attribute_without_values_is_not_there() {
        Attributes attributes = Attributes.builder().put("a", "x").build().with("A", List.of());
        assertThat(attributes.isEmpty()).isTrue();
        assertThat(attributes).isEqualTo(Attributes.none());
    }

    @Test
    void binary_that_is_no_base64_is_named() {
        assertThatThrownBy(() -> Attributes.of(Map.of("objectGUID", List.of("%")), List.of("OBJECTGUID")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attribute objectGUID is declared binary, but not Base64");
    }

    @Test
    void equality_ignores_order_and_the_case_of_names() {
        Attributes one = Attributes.builder().put("a", "1").put("b", "2").build();
        Attributes other = Attributes.builder().put("B", "2").put("A", "1").build();
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(one.with("a", List.of(Value.text("2"))));
    }

    @Test
    void every_kind_of_value_survives_its_plain_form() {
        List<Value> values = List.of(
                Value.text("x"),
                Value.number(-7),
                Value.bool(true),
                Value.binary(new byte[] {1, 2}),
                Value.reference("CN=x"),
                Value.moment(Instant.parse("2026-11-21T01:02:03Z")));
        assertThat(values)
                .allSatisfy(value ->
                        assertThat(Value.parse(value.kind(), value.plain())).isEqualTo(value));
    }
}
