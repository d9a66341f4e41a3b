package io.isthmus.export.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.export.matching.LookUpNames;
import io.isthmus.export.matching.Matching;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.FakeTarget;
import io.isthmus.export.target.ObservedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunAttemptsTest {

    private static final boolean SHIFTED = true;
    private static final boolean STOOD_STILL = false;

    private final FakeTarget target = new FakeTarget();
    private final List<Long> epochs = new ArrayList<>();

    @Test
    void after_a_listing_that_shifted_nobody_is_created_who_is_there_already() {
        target.seed(anna());

        assertThat(permitted(SHIFTED).settle(creation()))
                .isInstanceOfSatisfying(
                        ExportResult.Seen.class,
                        seen -> assertThat(seen.observed().targetId()).isEqualTo("id of anna"));
        assertThat(target.all()).containsExactly(anna());
    }

    @Test
    void after_a_listing_that_shifted_who_is_not_there_is_created() {
        target.seed(other());

        assertThat(permitted(SHIFTED).settle(creation())).isInstanceOf(ExportResult.Written.class);
        assertThat(target.all()).hasSize(2);
    }

    @Test
    void after_a_listing_that_stood_still_no_look_up_comes_before_a_creation() {
        target.failLookUps(1);

        assertThat(permitted(STOOD_STILL).settle(creation())).isInstanceOf(ExportResult.Written.class);
    }

    @Test
    void what_an_earlier_process_has_left_is_seen_or_gone() {
        assertThat(permitted(STOOD_STILL).lookUp(creation())).isInstanceOf(ExportResult.Gone.class);

        target.seed(anna());

        assertThat(permitted(STOOD_STILL).lookUp(creation())).isInstanceOf(ExportResult.Seen.class);
    }

    @Test
    void a_run_ends_when_it_is_permitted_under_another_epoch() {
        RunAttempts attempts = attempts(STOOD_STILL);

        assertThat(attempts.epoch()).isZero();
        attempts.permitted(3);
        attempts.permitted(3);
        assertThat(epochs).containsExactly(3L);
        assertThat(attempts.epoch()).isEqualTo(3);
        assertThatThrownBy(() -> attempts.permitted(4))
                .isInstanceOf(ExportStopped.class)
                .hasMessageContaining("target cloud");
    }

    private RunAttempts permitted(boolean shifted) {
        RunAttempts attempts = attempts(shifted);
        attempts.permitted(1);
        return attempts;
    }

    private RunAttempts attempts(boolean shifted) {
        Recognition recognition =
                new Recognition(target, (type, id, anchor) -> false, new Matching(IdentitySettings.defaults()));
        return new RunAttempts("cloud", recognition, shifted, epoch -> {
            epochs.add(epoch);
            return new Attempt(
                    target,
                    () -> {},
                    new Pace(() -> {}),
                    recognition,
                    AttemptPropertyTest::answered,
                    new AttemptPropertyTest.Times());
        });
    }

    private static Work creation() {
        PendingExport add = new PendingExport.Add("anchor of anna", ObjectType.USER, image("anna"), false);
        return new Work(
                1,
                "anchor of anna",
                ObjectType.USER,
                null,
                null,
                new LookUpNames("anna@x.test", null, List.of("anna@x.test")),
                Operation.ADD,
                0,
                List.of(add));
    }

    private static ObservedObject anna() {
        return there("anna");
    }

    private static ObservedObject other() {
        return there("bea");
    }

    private static ObservedObject there(String name) {
        return new ObservedObject(
                ObjectType.USER,
                "id of " + name,
                "anchor of " + name,
                name + "@x.test",
                name + "@x.test",
                "v1",
                image(name),
                null);
    }

    private static Image image(String name) {
        return new Image(
                Map.of(
                        "displayName", List.of(name),
                        "userPrincipalName", List.of(name + "@x.test"),
                        "mail", List.of(name + "@x.test")),
                Map.of());
    }
}
