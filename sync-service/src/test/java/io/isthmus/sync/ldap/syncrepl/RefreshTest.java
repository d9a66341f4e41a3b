package io.isthmus.sync.ldap.syncrepl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshTest {

    private static final UUID ANNA = UUID.fromString("83226270-8089-1041-93f3-0fc6b9e5d8ce");
    private static final UUID BERT = UUID.fromString("83226d1a-8089-1041-93f4-0fc6b9e5d8ce");

    @ParameterizedTest(
            name = "mentions somebody {0}, ended {1}, refreshDeletes {2}: absence proved {3}, nobody left {4}")
    @CsvSource({
        // delete phase: all that is gone was named
        "true,  true,  true,  false, false",
        "false, true,  true,  false, false",
        // present phase
        "true,  true,  false, true,  false",
        // a present phase that mentions nobody is taken for a mistake of the provider
        "false, true,  false, false, true",
        // broken off: nothing is known
        "true,  false, false, false, false",
        "false, false, false, false, false"
    })
    void absence_is_proved_by_the_proper_end_of_a_present_phase_alone(
            boolean mentions, boolean ended, boolean refreshDeletes, boolean proved, boolean nobody) {
        Refresh refresh = new Refresh("before");
        if (mentions) {
            refresh.take(new SyncMessage.Unchanged(List.of(ANNA), null));
        }
        if (ended) {
            refresh.take(new SyncMessage.Over(refreshDeletes, null));
        }

        assertThat(refresh.provesAbsence()).isEqualTo(proved);
        assertThat(refresh.leavesNobody()).isEqualTo(nobody);
    }

    @Test
    void a_present_phase_before_a_delete_phase_proves_absence_as_well() {
        Refresh refresh = new Refresh("before");
        refresh.take(new SyncMessage.Unchanged(List.of(ANNA), null));
        refresh.take(new SyncMessage.PresentPhaseOver(null));
        refresh.take(new SyncMessage.Over(true, null));

        assertThat(refresh.provesAbsence()).isTrue();
    }

    @Test
    void whoever_is_gone_is_not_mentioned() {
        Refresh refresh = new Refresh("before");
        refresh.take(new SyncMessage.Unchanged(List.of(ANNA), null));
        refresh.take(new SyncMessage.Gone(List.of(BERT), null));

        assertThat(refresh.mentioned())
                .accepts(ANNA.toString(), "83226270-8089-1041-93F3-0FC6B9E5D8CE")
                .rejects(BERT.toString(), "anna");
    }

    @Test
    void the_newest_cookie_counts_wherever_it_comes_from() {
        Refresh refresh = new Refresh("before");
        assertThat(refresh.cookie()).isEqualTo("before");
        refresh.take(new SyncMessage.Gone(List.of(ANNA), "of an id set"));
        assertThat(refresh.cookie()).isEqualTo("of an id set");
        refresh.take(new SyncMessage.Position("of a sync info"));
        assertThat(refresh.cookie()).isEqualTo("of a sync info");
        refresh.take(new SyncMessage.Over(true, null));
        assertThat(refresh.cookie()).isEqualTo("of a sync info");
    }
}
