package io.isthmus.sync.importing.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.sync.importing.memory.ImportMemory.Remembered;
import io.isthmus.sync.importing.memory.KnownObject.BucketKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ImportMemoryTablesTest {

    private static MigratedDatabase database;
    private static ImportMemory memory;

    @BeforeAll
    static void start() {
        database = MigratedDatabase.start();
        memory = new ImportMemoryTables(database.transactions());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void pages_hold_what_looking_up_finds_in_the_order_of_the_first_time() {
        List<String> anchors =
                IntStream.range(0, 25).mapToObj(number -> "o" + number * 7 % 25).toList();
        anchors.forEach(anchor -> {
            remember("harbor", anchor);
            remember("another source", anchor);
        });
        remember("harbor", anchors.getFirst()); // changed since: its place is as before

        List<KnownObject> inOrder = new ArrayList<>();
        List<KnownObject> page = memory.page("harbor", 0, 10);
        while (!page.isEmpty()) {
            inOrder.addAll(page);
            page = memory.page("harbor", page.getLast().id(), 10);
        }

        assertThat(inOrder).extracting(KnownObject::anchor).containsExactlyElementsOf(anchors);
        assertThat(inOrder)
                .containsExactlyInAnyOrderElementsOf(
                        memory.known("harbor", anchors).values());
        assertThat(inOrder)
                .allSatisfy(known ->
                        assertThat(known.buckets()).hasSize(known.anchor().endsWith("1") ? 2 : 0));
    }

    private static void remember(String connector, String anchor) {
        Map<BucketKey, UUID> buckets = anchor.endsWith("1")
                ? Map.of(
                        new BucketKey("member", 0), UUID.randomUUID(),
                        new BucketKey("member", 1), UUID.randomUUID())
                : Map.of();
        memory.remember(
                connector,
                List.of(new Remembered(anchor, "cn=" + anchor, "group", UUID.randomUUID(), buckets, Set.of())));
    }
}
