package io.isthmus.export.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.target.IncompleteListing;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.scim.ScimAnswer;
import io.isthmus.scim.ScimListing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScimListingTest {

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    @Test
    void where_a_page_full_has_come_before_what_was_read_it_reads_on() {
        answers.add(page(4, "a", "b"));
        answers.add(page(6, "a", "b"));
        answers.add(page(6, "c", "d"));
        answers.add(page(6));

        assertThat(listed()).containsExactly("a", "b", "a", "b", "c", "d");
    }

    @Test
    void a_provider_that_gives_the_same_again_does_not_answer_in_pages() {
        answers.add(page(4, "a", "b"));
        answers.add(page(4, "a", "b"));

        assertThatThrownBy(this::listed)
                .isInstanceOf(IncompleteListing.class)
                .hasMessageContaining("does not answer in pages");
    }

    @Test
    void a_cursor_is_followed_to_the_page_that_shows_none_whatever_is_said_of_totals() {
        answers.add(cursorPage("x+1", "a", "b"));
        answers.add(cursorPage("x/2"));
        answers.add(cursorPage(null, "c"));

        assertThat(listed()).containsExactly("a", "b", "c");
        assertThat(asked)
                .containsExactly(
                        "/Users?startIndex=1&count=2", "/Users?cursor=x%2B1&count=2", "/Users?cursor=x%2F2&count=2");
    }

    @Test
    void cursors_that_end_before_the_total_show_not_all() {
        answers.add("{\"totalResults\":3,\"nextCursor\":\"x\",\"Resources\":[{\"id\":\"a\"}]}");
        answers.add(page(3, "b"));

        assertThatThrownBy(this::listed)
                .isInstanceOf(IncompleteListing.class)
                .hasMessageContaining("has 3")
                .hasMessageContaining("only 2");
    }

    @Property(tries = 100)
    void cursors_that_lead_round_come_to_an_end(
            @ForAll @IntRange(max = 40) int before, @ForAll @IntRange(min = 1, max = 40) int round) {
        for (int page = 0; page < 4 * (before + round) + 10; page++) {
            int place = page < before ? page : before + (page - before) % round;
            answers.add(cursorPage("x" + place, "p" + page));
        }

        assertThatThrownBy(this::listed).isInstanceOf(IncompleteListing.class).hasMessageContaining("leads round");
    }

    @Test
    void cursors_to_nobody_come_to_an_end() {
        for (int page = 0; page < 1_002; page++) {
            answers.add(cursorPage("x" + page));
        }

        assertThatThrownBy(this::listed).isInstanceOf(IncompleteListing.class).hasMessageContaining("does not end");
    }

    private static String cursorPage(@Nullable String next, String... ids) {
        return "{" + (next == null ? "" : "\"nextCursor\":\"" + next + "\",") + "\"Resources\":["
                + Stream.of(ids).map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(",")) + "]}";
    }

    private List<String> listed() {
        List<String> ids = new ArrayList<>();
        ScimReader reader = new ScimReader(ScimMapping.standard(), 1_000);
        new ScimListing<>(this::read, body -> reader.listing(body, ObjectType.USER), new TargetFaults())
                .list(
                        "/Users",
                        2,
                        page -> page.objects().stream()
                                .map(ObservedObject::targetId)
                                .forEach(ids::add));
        return ids;
    }

    private ScimAnswer read(String path) {
        asked.add(path);
        return new ScimAnswer(200, answers.remove().getBytes(StandardCharsets.UTF_8), null, null, null);
    }

    private static String page(int total, String... ids) {
        return "{\"totalResults\":" + total + ",\"Resources\":["
                + Stream.of(ids).map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(",")) + "]}";
    }
}
