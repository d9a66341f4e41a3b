package io.isthmus.export.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.export.exporting.Tries.Fate;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TriesPropertyTest {

    private static final long RUN = 7;
    private static final Tries.Rest REST = new Tries.Rest(Duration.ofSeconds(30), Duration.ofHours(1));

    @Property
    void whatever_went_before_an_object_that_is_written_is_tried_again_at_once(
            @ForAll @Size(max = 30) List<Fate> fates) {
        Tries after = after(fates).after(Fate.WRITTEN, RUN, REST);

        assertThat(after.failed()).isZero();
        assertThat(after.restMillis()).isNull();
        assertThat(after.failedIn(RUN)).isFalse();
    }

    @Property
    void a_failed_object_rests_longer_each_time_but_never_longer_than_the_maximum(
            @ForAll @IntRange(max = 60) int failures) {
        Tries before = new Tries(failures, null, null, null);
        Tries once = before.after(Fate.FAILED, RUN, REST);
        Tries twice = once.after(Fate.FAILED, RUN, REST);

        assertThat(once.failedIn(RUN)).isTrue();
        assertThat(once.restMillis())
                .isGreaterThanOrEqualTo(REST.first().toMillis())
                .isLessThanOrEqualTo(twice.restMillis());
        assertThat(twice.restMillis()).isLessThanOrEqualTo(REST.maximum().toMillis());
    }

    @Example
    void where_no_rest_is_configured_a_failure_is_kept_all_the_same() {
        Tries after = Tries.NONE.after(Fate.FAILED, RUN, new Tries.Rest(Duration.ZERO, Duration.ZERO));

        assertThat(after.failed()).isOne();
        assertThat(after.restMillis()).isLessThan(10);
    }

    @Property
    void only_the_part_that_failed_is_left_alone_by_the_run(@ForAll @Size(max = 10) List<Fate> fates) {
        Tries before = after(fates);

        assertThat(before.after(Fate.MEMBERS_FAILED, RUN + 1, REST).failedRun()).isEqualTo(before.failedRun());
        assertThat(before.after(Fate.FAILED, RUN + 1, REST).membersFailedRun()).isEqualTo(before.membersFailedRun());
    }

    private static Tries after(List<Fate> fates) {
        Tries tries = Tries.NONE;
        for (Fate fate : fates) {
            tries = tries.after(fate, RUN, REST);
        }
        return tries;
    }
}
