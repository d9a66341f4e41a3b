package io.isthmus.export.written;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.export.WrittenObject.ValueChange;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import io.isthmus.export.pending.Image;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrittenHistoryTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void several_updates_are_told_from_the_first_value_to_the_last() {
        WrittenObject told = told(
                        update(image("title", "Clerk"), image("title", "Chief"), Result.ACCEPTED),
                        update(image("title", "Chief"), image("title", "Head"), Result.ACCEPTED))
                .orElseThrow();

        assertThat(told.operation()).isEqualTo(Operation.UPDATE);
        assertThat(told.changes()).containsExactly(new ValueChange("title", List.of("Clerk"), List.of("Head")));
        assertThat(told.requests()).isEqualTo(2);
        assertThat(told.uncertain()).isFalse();
    }

    @Test
    void what_was_changed_and_changed_back_is_no_change() {
        assertThat(told(
                        update(image("title", "Clerk"), image("title", "Chief"), Result.ACCEPTED),
                        update(image("title", "Chief"), image("title", "Clerk"), Result.ACCEPTED)))
                .isEmpty();
    }

    @Test
    void what_was_created_and_deleted_again_leaves_nothing() {
        assertThat(told(
                        request(Operation.ADD, null, image("title", "x"), Result.ACCEPTED),
                        request(Operation.DELETE, image("title", "x"), null, Result.ACCEPTED)))
                .isEmpty();
    }

    @Test
    void a_creation_that_was_changed_later_is_a_creation_and_a_deletion_tells_every_value() {
        assertThat(told(
                                request(Operation.ADD, null, image("title", "x"), Result.ACCEPTED),
                                update(image("title", "x"), image("title", "y"), Result.ACCEPTED))
                        .orElseThrow())
                .extracting(WrittenObject::operation, WrittenObject::changes)
                .containsExactly(Operation.ADD, List.of(new ValueChange("title", List.of(), List.of("y"))));
        assertThat(told(request(Operation.DELETE, image("title", "x"), null, Result.ACCEPTED))
                        .orElseThrow()
                        .changes())
                .containsExactly(new ValueChange("title", List.of("x"), List.of()));
    }

    @Test
    void what_the_target_refused_has_changed_nothing() {
        assertThat(told(update(image("title", "Clerk"), image("title", "Chief"), Result.REJECTED)))
                .isEmpty();
    }

    @Test
    void what_was_never_answered_is_told_as_uncertain() {
        assertThat(told(update(image("title", "Clerk"), image("title", "Chief"), null))
                        .orElseThrow()
                        .uncertain())
                .isTrue();
    }

    @Test
    void members_that_came_and_went_are_not_told() {
        WrittenObject told = told(members(List.of("a", "b"), List.of("c")), members(List.of("c"), List.of("a", "d")))
                .orElseThrow();

        assertThat(told.membersAdded()).containsExactly("b");
        assertThat(told.membersRemoved()).containsExactly("d");
    }

    private static Optional<WrittenObject> told(WrittenRequest... requests) {
        return new WrittenHistory("anchor", ObjectType.USER, "Anna", "CN=Anna", List.of(requests)).summed();
    }

    private static WrittenRequest update(Image before, Image after, Result result) {
        return request(Operation.UPDATE, before, after, result);
    }

    private static WrittenRequest request(Operation operation, Image before, Image after, Result result) {
        return new WrittenRequest(AT, operation, "1", before, after, null, null, result);
    }

    private static WrittenRequest members(List<String> added, List<String> removed) {
        return new WrittenRequest(AT, Operation.UPDATE, "1", null, null, added, removed, Result.ACCEPTED);
    }

    private static Image image(String attribute, String value) {
        return new Image(Map.of(attribute, List.of(value)), Map.of());
    }
}
