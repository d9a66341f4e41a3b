package io.isthmus.export.targetimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.Image;
import io.isthmus.export.postgres.KnownTargetObject;
import io.isthmus.export.postgres.ObservedRows;
import io.isthmus.export.target.ObservedObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObservedPageTest {

    private static final Image OLD = image("old");
    private static final Image NEW = image("new");

    @Test
    void who_is_not_known_is_new() {
        ObservedPage page = ObservedPage.of(List.of(seen(NEW)), Map.of());

        assertThat(page.added()).extracting(ObservedRows.Seen::id).containsOnlyNulls();
        assertThat(page.updated()).isEmpty();
        assertThat(page.changed()).isEmpty();
    }

    @Test
    void who_is_as_last_time_is_left_alone() {
        ObservedPage page = ObservedPage.of(List.of(seen(OLD)), Map.of("id", known(OLD, null, false)));

        assertThat(page).isEqualTo(new ObservedPage(List.of(), List.of(), List.of(), 1));
    }

    @Test
    void who_is_as_it_was_written_is_confirmed_and_no_change() {
        ObservedPage page = ObservedPage.of(List.of(seen(NEW)), Map.of("id", known(OLD, NEW, true)));

        assertThat(page.updated()).singleElement().matches(ObservedRows.Seen::forget);
        assertThat(page.changed()).isEmpty();
        assertThat(page.unchanged()).isEqualTo(1);
    }

    @Test
    void who_does_not_show_what_was_written_has_changed() {
        ObservedPage page = ObservedPage.of(List.of(seen(OLD)), Map.of("id", known(OLD, NEW, true)));

        assertThat(page.changed()).singleElement().matches(seen -> !seen.forget());
        assertThat(page.updated()).isEqualTo(page.changed());
    }

    @Test
    void a_memory_that_an_import_has_overtaken_counts_no_longer() {
        ObservedPage page = ObservedPage.of(List.of(seen(OLD)), Map.of("id", known(OLD, NEW, false)));

        assertThat(page.changed()).isEmpty();
        assertThat(page.unchanged()).isEqualTo(1);
    }

    @Test
    void another_version_of_the_same_is_kept_and_no_change() {
        ObservedPage page = ObservedPage.of(
                List.of(new ObservedObject(ObjectType.USER, "id", "anchor", null, null, "etag 2", OLD, null)),
                Map.of("id", known(OLD, null, false)));

        assertThat(page.updated()).hasSize(1);
        assertThat(page.changed()).isEmpty();
    }

    private static ObservedObject seen(Image image) {
        return new ObservedObject(ObjectType.USER, "id", "anchor", null, null, "etag", image, null);
    }

    private static KnownTargetObject known(Image observed, Image remembered, boolean rememberedCounts) {
        return new KnownTargetObject(
                7, "etag", observed.hash(), remembered == null ? null : remembered.hash(), rememberedCounts, 1, false);
    }

    private static Image image(String name) {
        return new Image(Map.of("displayName", List.of(name)), Map.of());
    }
}
