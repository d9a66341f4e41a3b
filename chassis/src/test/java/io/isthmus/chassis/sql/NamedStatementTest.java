package io.isthmus.chassis.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedStatementTest {

    @Test
    void a_name_becomes_a_question_mark_wherever_it_stands() {
        NamedStatement statement =
                NamedStatement.of("update t set a = :a, b = :b where :a::text is null or a = any(:ids)");

        assertThat(statement.sql()).isEqualTo("update t set a = ?, b = ? where ?::text is null or a = any(?)");
        assertThat(statement.names()).containsExactly("a", "b", "a", "ids");
    }

    @Test
    void casts_literals_and_comments_are_left_alone() {
        NamedStatement statement = NamedStatement.of(
                "select ':no', 'it''s :neither', E'\\n', '{}'::text[] -- :nor, it's this\n from t where a = :yes");

        assertThat(statement.names()).isEqualTo(List.of("yes"));
        assertThat(statement.sql())
                .isEqualTo(
                        "select ':no', 'it''s :neither', E'\\n', '{}'::text[] -- :nor, it's this\n from t where a = ?");
    }

    @Test
    void a_parameter_too_few_or_too_many_is_named_before_anything_is_sent() {
        NamedStatement statement = NamedStatement.of("select :a, :b");

        assertThatThrownBy(() -> statement.execute(null, Map.of("a", 1), Planning.ONCE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("select ?, ?");
        assertThatThrownBy(() -> statement.execute(null, Map.of("a", 1, "b", 2, "c", 3), Planning.ONCE, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
