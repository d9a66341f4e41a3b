package io.isthmus.export.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.export.running.NextRun.DueImport;
import io.isthmus.export.running.NextRun.Next;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextRunTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_import_that_nobody_waits_for_begins_at_once_and_beside_exports(boolean exportedLast) {
        assertThat(NextRun.choose(DueImport.BESIDE_EXPORTS, true, exportedLast, () -> {
                    throw new AssertionError("looked for an export");
                }))
                .contains(new Next(RunProfile.TARGET_IMPORT, true));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void where_one_is_beside_exports_already_these_go_on(boolean exportedLast) {
        assertThat(choose(DueImport.BESIDE_EXPORTS, false, exportedLast, RunProfile.EXPORT))
                .contains(new Next(RunProfile.EXPORT, false));
        assertThat(choose(DueImport.BESIDE_EXPORTS, false, exportedLast, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_export_goes_before_an_import_that_is_alone(boolean room) {
        assertThat(choose(DueImport.ALONE, room, false, RunProfile.EXPORT))
                .contains(new Next(RunProfile.EXPORT, false));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_import_that_is_alone_is_put_off_by_one_export_and_no_more(boolean room) {
        assertThat(choose(DueImport.ALONE, room, true, RunProfile.EXPORT))
                .contains(new Next(RunProfile.TARGET_IMPORT, false));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void an_import_that_is_due_is_begun_where_nothing_can_be_exported(boolean room, boolean exportedLast) {
        assertThat(choose(DueImport.ALONE, room, exportedLast, null))
                .contains(new Next(RunProfile.TARGET_IMPORT, false));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void where_no_import_is_due_what_is_found_begins(boolean room, boolean exportedLast) {
        assertThat(choose(DueImport.NONE, room, exportedLast, RunProfile.EXPORT))
                .contains(new Next(RunProfile.EXPORT, false));
        assertThat(choose(DueImport.NONE, room, exportedLast, null)).isEmpty();
    }

    @Test
    void an_import_that_a_restoration_needs_is_alone() {
        assertThat(choose(DueImport.NONE, true, false, RunProfile.TARGET_IMPORT))
                .contains(new Next(RunProfile.TARGET_IMPORT, false));
    }

    private static Optional<Next> choose(DueImport due, boolean room, boolean exportedLast, RunProfile found) {
        return NextRun.choose(due, room, exportedLast, () -> Optional.ofNullable(found));
    }
}
