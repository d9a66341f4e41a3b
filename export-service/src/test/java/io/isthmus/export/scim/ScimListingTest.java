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
import org.junit.jupiter.api.Test;

class ScimListingTest {

    private final Deque<String> answers = new ArrayDeque<>();

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
        return new ScimAnswer(200, answers.remove().getBytes(StandardCharsets.UTF_8), null, null, null);
    }

    private static String page(int total, String... ids) {
        return "{\"totalResults\":" + total + ",\"Resources\":["
                + Stream.of(ids).map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(",")) + "]}";
    }
}
