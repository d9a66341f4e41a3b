package io.isthmus.chassis.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFaultsTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "53300", "57P01", "57P03"})
    void whoever_has_wrapped_it_a_lost_connection_means_that_the_database_is_away(String state) {
        var fault = new IllegalStateException("run", new RuntimeException(new SQLException("gone", state)));

        assertThat(DatabaseFaults.isAway(fault)).isTrue();
    }

    @Test
    void a_pool_without_a_connection_in_time_means_the_same() {
        assertThat(DatabaseFaults.isAway(new SQLException("acquisition timeout")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42P01", "40001", "57014"})
    void a_database_that_refuses_a_statement_is_there(String state) {
        assertThat(DatabaseFaults.isAway(new SQLException("no", state))).isFalse();
    }

    @Test
    void a_fault_of_our_own_is_none_of_the_database() {
        assertThat(DatabaseFaults.isAway(new IllegalArgumentException("a bug"))).isFalse();
    }
}
