package io.isthmus.chassis.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageFaultTest {

    @ParameterizedTest
    @CsvSource({
        "08006, PASSING",
        "57P01, PASSING",
        "40P01, PASSING",
        "40001, PASSING",
        "55P03, PASSING",
        ", PASSING",
        "22021, CONTENT",
        "23502, CONTENT",
        "54000, CONTENT",
        "42601, UNKNOWN"
    })
    void the_sql_state_tells_whether_it_helps_to_try_again(String state, StorageFault fault) {
        var wrapped = new IllegalStateException(new RuntimeException(new SQLException("as it was", state)));

        assertThat(StorageFault.of(wrapped)).isEqualTo(fault);
    }

    @Test
    void of_what_no_database_said_nothing_is_known() {
        assertThat(StorageFault.of(new NullPointerException())).isEqualTo(StorageFault.UNKNOWN);
    }
}
