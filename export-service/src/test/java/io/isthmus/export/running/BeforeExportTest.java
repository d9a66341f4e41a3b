package io.isthmus.export.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Code;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BeforeExportTest {

    @Test
    void an_open_gate_lets_an_export_begin() {
        assertThat(BeforeExport.of(held())).isEqualTo(BeforeExport.NOTHING);
    }

    @Test
    void a_batch_that_is_arriving_is_waited_for_within_the_export() {
        assertThat(BeforeExport.of(held(Code.BATCH_INCOMPLETE))).isEqualTo(BeforeExport.BATCH);
    }

    @ParameterizedTest
    @EnumSource(
            value = Code.class,
            names = {
                "TARGET_NOT_IMPORTED",
                "BATCH_INCOMPLETE",
                "DELETION_THRESHOLD_EXCEEDED",
                "EMPTY_SOURCE",
                "RESTORATION_NOT_READY",
                "RESTORATION_NOT_APPROVED"
            })
    void a_target_that_was_not_imported_is_imported_whatever_that_may_change(Code other) {
        assertThat(BeforeExport.of(held(Code.TARGET_NOT_IMPORTED, other))).isEqualTo(BeforeExport.TARGET_IMPORT);
    }

    @ParameterizedTest
    @EnumSource(
            value = Code.class,
            names = {
                "CONFIGURATION_NOT_LOADED",
                "CONFIGURATION_LEASE_EXPIRED",
                "STAGING_MODE",
                "CONSUMER_STUCK",
                "FOREIGN_EXPORTER"
            })
    void what_no_import_changes_is_left_to_a_person(Code other) {
        assertThat(BeforeExport.of(held(Code.TARGET_NOT_IMPORTED, other))).isEqualTo(BeforeExport.SOMEBODY);
        assertThat(BeforeExport.of(held(other))).isEqualTo(BeforeExport.SOMEBODY);
    }

    @Test
    void too_many_deletions_of_a_target_that_was_imported_are_left_to_a_person() {
        assertThat(BeforeExport.of(held(Code.DELETION_THRESHOLD_EXCEEDED, Code.BATCH_INCOMPLETE)))
                .isEqualTo(BeforeExport.SOMEBODY);
    }

    private static GateState held(Code... codes) {
        return new GateState(
                codes.length == 0,
                false,
                1,
                "us",
                Arrays.stream(codes)
                        .map(code -> new GateState.Hold(code, code.name(), ""))
                        .toList());
    }
}
