package io.isthmus.export.pending;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.PendingExport.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseTest {

    private static final String ENABLED = PendingDifferences.ACCOUNT_ENABLED;

    @Test
    void accounts_are_closed_before_anything_else() {
        assertThat(Phase.values()[0]).isEqualTo(Phase.CLOSE_ACCOUNTS);
        assertThat(Phase.of(new PendingExport.Disable("a", ObjectType.USER, "1", null, Image.EMPTY)))
                .isEqualTo(Phase.CLOSE_ACCOUNTS);
        assertThat(Phase.of(update(change("title", "Dr."), change(ENABLED, "false"))))
                .isEqualTo(Phase.CLOSE_ACCOUNTS);
    }

    @Test
    void who_may_sign_in_again_is_an_update_like_any_other() {
        assertThat(Phase.of(update(change(ENABLED, "true")))).isEqualTo(Phase.UPDATE);
        assertThat(Phase.of(update(change("title", "false")))).isEqualTo(Phase.UPDATE);
    }

    @Test
    void whoever_is_deleted_is_so_last() {
        assertThat(Phase.of(new PendingExport.Delete("a", ObjectType.USER, "1", null)))
                .isEqualTo(Phase.values()[Phase.values().length - 1]);
    }

    private static PendingExport update(Change... changes) {
        return new PendingExport.Update("a", ObjectType.USER, "1", null, Image.EMPTY, List.of(changes), false);
    }

    private static Change change(String attribute, String value) {
        return new Change(attribute, false, List.of(), List.of(value));
    }
}
