package io.isthmus.sync.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.ServiceRecords;
import io.isthmus.sync.ldap.activedirectory.DomainWatermark.Position;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllerChoiceTest {

    private static final String ONE = "ldaps://dc1.quay.example:636";
    private static final String TWO = "ldaps://dc2.quay.example:636";
    private static final String THREE = "ldaps://dc3.quay.example:636";

    private final Map<String, Code> broken = new HashMap<>();
    private final ControllerChoice choice = new ControllerChoice(new ServiceRecords(), this::connect);

    @Test
    void the_controller_that_the_watermark_names_is_read_wherever_it_stands_in_the_list() {
        assertThat(choose(ONE, TWO, THREE)).isEqualTo(ONE);
        assertThat(new ControllerChoice(new ServiceRecords(), this::connect)
                        .of(source(ONE, TWO, THREE), watermark("DC3.quay.example", "dc2.quay.example"))
                        .url())
                .isEqualTo(THREE);
    }

    @Test
    void a_controller_that_does_not_answer_is_left_for_another_one_which_is_kept() {
        broken.put(ONE, Code.SOURCE_UNREACHABLE);
        assertThat(choose(ONE, TWO, THREE)).isEqualTo(TWO);

        broken.clear();
        assertThat(choose(ONE, TWO, THREE)).isEqualTo(TWO);
    }

    @Test
    void a_password_that_one_controller_refuses_is_not_tried_at_the_others() {
        broken.put(ONE, Code.WRONG_CREDENTIALS);

        assertThatThrownBy(() -> choose(ONE, TWO))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.code()).isEqualTo(Code.WRONG_CREDENTIALS));
    }

    @Test
    void when_none_answers_each_is_named() {
        broken.put(ONE, Code.SOURCE_UNREACHABLE);
        broken.put(TWO, Code.SOURCE_UNREACHABLE);

        assertThatThrownBy(() -> choose(ONE, TWO)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.code()).isEqualTo(Code.SOURCE_UNREACHABLE);
            assertThat(e.getMessage()).contains(ONE, TWO);
        });
    }

    @Test
    void a_single_server_is_not_tried_beforehand() {
        broken.put(ONE, Code.SOURCE_UNREACHABLE);

        assertThat(choose(ONE)).isEqualTo(ONE);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, entryUUID, true",
        "SYNCREPL, entryUUID, true",
        "AUTO, employeeNumber, false",
        "CHANGELOG, entryUUID, false",
        "MODIFY_TIMESTAMP, entryUUID, false"
    })
    void several_servers_that_cannot_tell_how_far_they_lag_behind_are_refused(
            DeltaMethod method, String anchor, boolean taken) {
        SourceSettings several = new SourceSettings(
                "hr", SourceKind.LDAP, ONE + " " + TWO, false, null, null, null, anchor, partitions(), method, 500);

        if (taken) {
            assertThat(choice.of(several, null).url()).isEqualTo(ONE);
        } else {
            assertThatThrownBy(() -> choice.of(several, null))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("several servers");
        }
    }

    @Test
    void one_that_lags_behind_is_left_for_another_one_and_where_all_do_that_is_said() {
        broken.put(ONE, Code.SOURCE_BEHIND);
        assertThat(choose(ONE, TWO)).isEqualTo(TWO);

        broken.put(TWO, Code.SOURCE_UNREACHABLE);
        assertThatThrownBy(() -> choose(ONE, TWO)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.code()).isEqualTo(Code.SOURCE_BEHIND);
            assertThat(e.getMessage()).contains(ONE, TWO);
        });
    }

    private String choose(String... addresses) {
        return String.valueOf(choice.of(source(addresses), null).url());
    }

    private static String watermark(String controller, String before) {
        Elsewhere elsewhere = new Elsewhere(List.of(before), Instant.EPOCH);
        return new DomainWatermark(
                        DeltaMethod.DIRSYNC,
                        "shape",
                        false,
                        List.of(new Position("DC=quay,DC=example", controller, "1", "", Instant.EPOCH, elsewhere)))
                .json();
    }

    private void connect(SourceSettings there, @Nullable String last) {
        Code code = broken.get(there.url());
        if (code != null) {
            throw new SourceException(code, there.url() + " fails", "Look at it.", null);
        }
    }

    private static SourceSettings source(String... addresses) {
        return new SourceSettings(
                "quay",
                SourceKind.ACTIVE_DIRECTORY,
                String.join(" ", addresses),
                false,
                null,
                null,
                null,
                "objectGUID",
                partitions(),
                null,
                500);
    }

    private static List<PartitionSettings> partitions() {
        return List.of(new PartitionSettings("DC=quay,DC=example", List.of(), List.of()));
    }
}
