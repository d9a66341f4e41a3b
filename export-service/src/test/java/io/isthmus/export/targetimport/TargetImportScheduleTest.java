package io.isthmus.export.targetimport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetImportScheduleTest {

    private final Batches batches = new Batches();
    private final TargetImportSchedule schedule = new TargetImportSchedule(batches);

    private static final class Batches extends ImportHistory {
        private String fullRun;
        private int asked;

        Batches() {
            super(null);
        }

        @Override
        public String fullRun() {
            asked++;
            return fullRun;
        }
    }

    @Test
    void a_full_batch_from_before_the_start_is_found_with_the_first_arrival() {
        batches.fullRun = "earlier";

        schedule.batchArrived(false);

        assertThat(schedule.fullRun()).isEqualTo("earlier");
    }

    @Test
    void a_change_asks_for_no_full_batch() {
        schedule.batchArrived(false);
        schedule.batchArrived(false);
        schedule.batchArrived(false);

        assertThat(batches.asked).isEqualTo(1);
    }

    @Test
    void a_full_batch_is_remembered_when_the_last_of_its_markers_has_come() {
        schedule.batchArrived(true);
        assertThat(schedule.fullRun()).isNull();

        batches.fullRun = "full";
        schedule.batchArrived(true);
        batches.fullRun = null; // markers of a delta take their place
        schedule.batchArrived(false);

        assertThat(schedule.fullRun()).isEqualTo("full");
    }
}
