package io.isthmus.sync.importing.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.sync.importing.memory.ImportMemory.Remembered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KnownInOrderTest {

    private static final String SOURCE = "harbor";
    private static final int PAGE = 10;

    private final RememberedObjects memory = new RememberedObjects();
    private final List<String> lookedUp = new ArrayList<>();
    private int pages;

    @Test
    void who_is_shown_in_the_order_of_the_last_time_is_not_looked_up() {
        List<String> anchors = stored(100);

        ask(known(), anchors, PAGE);

        assertThat(lookedUp).isEmpty();
        assertThat(pages).isEqualTo(10);
    }

    @Test
    void only_who_is_new_between_them_is_looked_up() {
        List<String> anchors = stored(100);
        anchors.add(57, "new");

        ask(known(), anchors, PAGE);

        assertThat(lookedUp).contains("new").hasSizeLessThan(10);
    }

    @Test
    void a_directory_with_another_order_costs_three_pages() {
        List<String> anchors = stored(1_000);
        Collections.shuffle(anchors, new Random(7));

        ask(known(), anchors, PAGE);

        assertThat(pages).isLessThanOrEqualTo(4);
        assertThat(lookedUp).hasSizeGreaterThan(900);
    }

    @Test
    void a_first_import_asks_once() {
        ask(known(), IntStream.range(0, 50).mapToObj(number -> "new" + number).toList(), PAGE);

        assertThat(pages).isEqualTo(1);
    }

    @Property(tries = 300)
    void whatever_the_order_each_is_known_as_it_was_last_remembered(
            @ForAll @IntRange(max = 120) int stored,
            @ForAll @IntRange(min = 1, max = 25) int asked,
            @ForAll @IntRange(max = 100) int shuffled,
            @ForAll Random random) {
        List<String> anchors = stored(stored);
        anchors.removeIf(anchor -> random.nextInt(8) == 0);
        IntStream.range(0, random.nextInt(20))
                .forEach(each -> anchors.add(random.nextInt(anchors.size() + 1), "new" + each));
        IntStream.range(0, shuffled * anchors.size() / 100)
                .forEach(each ->
                        Collections.swap(anchors, random.nextInt(anchors.size()), random.nextInt(anchors.size())));
        KnownByAnchor known = known();

        for (int from = 0; from < anchors.size(); from += asked) {
            List<String> page = anchors.subList(from, Math.min(from + asked, anchors.size()));
            assertThat(known.of(page)).isEqualTo(memory.known(SOURCE, page));
            page.stream().filter(anchor -> random.nextInt(4) == 0).forEach(this::store);
        }
    }

    private void ask(KnownByAnchor known, List<String> anchors, int size) {
        for (int from = 0; from < anchors.size(); from += size) {
            List<String> page = anchors.subList(from, Math.min(from + size, anchors.size()));
            assertThat(known.of(page)).isEqualTo(memory.known(SOURCE, page));
        }
    }

    private List<String> stored(int count) {
        memory.known.clear();
        List<String> anchors = new ArrayList<>();
        IntStream.range(0, count).mapToObj(number -> "a" + number).forEach(anchor -> {
            store(anchor);
            anchors.add(anchor);
        });
        return anchors;
    }

    private void store(String anchor) {
        memory.remember(
                SOURCE, List.of(new Remembered(anchor, "cn=" + anchor, "user", UUID.randomUUID(), Map.of(), Set.of())));
    }

    /** What is asked of the memory is counted. */
    private KnownByAnchor known() {
        return new KnownInOrder(
                anchors -> {
                    lookedUp.addAll(anchors);
                    return memory.known(SOURCE, anchors);
                },
                after -> {
                    pages++;
                    return memory.page(SOURCE, after, PAGE);
                },
                PAGE);
    }
}
