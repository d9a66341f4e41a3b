package io.isthmus.export.targetimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is written while the target is imported, and however the two are interleaved. */
class BesideExportsPropertyTest {

    enum Kind {
        /** to create it, or to change it: marked, carried out at the target, kept; one after the other */
        WRITE,
        /** the same, to delete it */
        DELETE,
        /** the import asks, the target reads, the answer is kept; page after page, then look-ups */
        IMPORT,
        SOMEBODY_ELSE
    }

    @Property(tries = 20_000)
    void what_is_known_is_what_is_there_of_whatever_is_ours_alone_and_nothing_of_it_is_somebody_elses(
            @ForAll @Size(max = 40) List<Kind> kinds,
            @ForAll @Size(value = 40) List<@IntRange(max = 3) Integer> objects) {
        InterleavedTarget target = new InterleavedTarget();
        for (int i = 0; i < kinds.size(); i++) {
            target.move(kinds.get(i), objects.get(i));

            assertThat(target.wrong()).isEmpty();
        }
    }

    @Property(tries = 5_000)
    void afterwards_an_import_sees_all_that_others_have_changed(
            @ForAll @Size(max = 40) List<Kind> kinds,
            @ForAll @Size(value = 40) List<@IntRange(max = 3) Integer> objects) {
        InterleavedTarget target = new InterleavedTarget();
        for (int i = 0; i < kinds.size(); i++) {
            target.move(kinds.get(i), objects.get(i));
        }

        target.endWritesAndImportOnce();

        assertThat(target.known()).isEqualTo(target.there());
    }

    @Example
    void a_page_that_was_read_between_asking_and_writing_and_is_kept_after_it_changes_nothing() {
        InterleavedTarget target = new InterleavedTarget();
        List.of(Kind.WRITE, Kind.WRITE, Kind.WRITE).forEach(kind -> target.move(kind, 0));
        // marked first, so a number from before the request would be lower than the page's
        target.move(Kind.WRITE, 0);
        target.move(Kind.IMPORT, 0);
        target.move(Kind.IMPORT, 0);
        target.move(Kind.IMPORT, 0);
        target.move(Kind.WRITE, 0);
        target.move(Kind.WRITE, 0);
        target.move(Kind.IMPORT, 0);

        assertThat(target.wrong()).isEmpty();
        assertThat(target.known()).isEqualTo(target.there());
    }
}
