package io.isthmus.chassis.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.chassis.testing.TopicReader;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.messages.Mutations;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.OperationMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutDatabase.class)
@QuarkusTestResource(RealKafkaAndPostgres.class)
class MessageReaderTest {

    @Inject
    MessageReader reader;

    @Inject
    Topics topics;

    /** Keeps what it is given all or nothing, unless one message makes it fail. */
    private static final class Memory implements Intake<OperationMessage> {

        private final Consumer<OperationMessage> fault;
        private final List<String> kept = new ArrayList<>();
        private long nextOffset;
        private int calls;

        private Memory(Consumer<OperationMessage> fault) {
            this.fault = fault;
        }

        @Override
        public void take(List<Received<OperationMessage>> messages, Map<Integer, Long> nextOffsets) {
            calls++;
            messages.forEach(each -> fault.accept(each.message()));
            messages.forEach(each -> kept.add(each.message().id()));
            nextOffset = Math.max(nextOffset, nextOffsets.get(0));
        }
    }

    @Test
    void of_a_thousand_the_three_that_the_storage_refuses_are_found_and_the_others_kept_in_their_order() {
        Set<String> guilty = new TreeSet<>(Set.of("halved-0", "halved-511", "halved-999"));
        Memory memory = new Memory(message -> {
            if (guilty.contains(message.id())) {
                throw new IllegalStateException(new SQLException("a NUL", "22021"));
            }
        });

        reader.take(batch("halved", 1_000), OperationMessage.CONTRACT, memory);

        assertThat(memory.kept)
                .containsExactlyElementsOf(IntStream.range(0, 1_000)
                        .mapToObj(i -> "halved-" + i)
                        .filter(id -> !guilty.contains(id))
                        .toList());
        assertThat(memory.nextOffset).isEqualTo(1_000);
        assertThat(memory.calls).isLessThan(100);
        assertThat(letters("halved")).hasSize(3).allSatisfy(letter -> {
            assertThat(header(letter, "code")).isEqualTo("NOT_STORABLE");
            assertThat(header(letter, "reason")).contains("22021");
        });
    }

    @Test
    void one_failed_call_of_the_database_is_tried_again_and_nothing_is_put_aside() {
        int[] failures = {0};
        Memory memory = new Memory(message -> {
            if (failures[0]++ < 4) {
                throw new IllegalStateException(new SQLException("terminating connection", "57P01"));
            }
        });

        reader.take(batch("once", 10), OperationMessage.CONTRACT, memory);

        assertThat(memory.kept).hasSize(10);
        assertThat(letters("once")).isEmpty();
    }

    @Test
    void a_fault_that_nobody_foresaw_is_the_contents_when_everything_else_is_kept() {
        Memory memory = new Memory(message -> {
            if (message.id().equals("bug-1")) {
                throw new NullPointerException("a bug");
            }
        });

        reader.take(batch("bug", 2), OperationMessage.CONTRACT, memory);

        assertThat(memory.kept).containsExactly("bug-0");
        assertThat(letters("bug"))
                .singleElement()
                .satisfies(letter -> assertThat(header(letter, "reason")).contains("NullPointerException"));
    }

    @Test
    void a_record_of_five_megabytes_is_put_aside_as_far_as_it_fits() {
        Memory memory = new Memory(message -> {});
        byte[] big = new byte[5_000_000];
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(records("big", 1));
        records.add(new ConsumerRecord<>(topics.operations(), 0, 1, "big-1", big));

        reader.take(of(records), OperationMessage.CONTRACT, memory);

        assertThat(memory.kept).containsExactly("big-0");
        assertThat(memory.nextOffset).isEqualTo(2);
        assertThat(letters("big")).singleElement().satisfies(letter -> {
            assertThat(letter.value()).hasSize(DeadLetter.MAXIMUM_VALUE_BYTES);
            assertThat(header(letter, "code")).isEqualTo("TOO_LARGE");
            assertThat(header(letter, "truncated")).isEqualTo("5000000");
            assertThat(header(letter, "origin")).isEqualTo(topics.operations() + "-0@1");
        });
    }

    @Test
    void what_follows_from_a_batch_may_fail_and_holds_nothing_up() {
        Memory memory = new Memory(message -> {});

        reader.take(
                batch("then", 1),
                OperationMessage.CONTRACT,
                memory,
                () -> {
                    throw new IllegalStateException("an observer");
                },
                next -> true);

        assertThat(memory.kept).containsExactly("then-0");
    }

    @Test
    void what_a_crash_of_the_database_has_taken_is_kept_and_told_again() {
        Memory memory = new Memory(message -> {});
        AtomicInteger told = new AtomicInteger();
        List<Map<Integer, Long>> waited = new ArrayList<>();

        reader.take(batch("lost", 2), OperationMessage.CONTRACT, memory, told::incrementAndGet, next -> {
            waited.add(next);
            return told.get() > 1;
        });

        assertThat(memory.kept).containsExactly("lost-0", "lost-1", "lost-0", "lost-1");
        assertThat(told).hasValue(2);
        assertThat(waited).containsExactly(Map.of(0, 2L), Map.of(0, 2L));
    }

    @Test
    void whoever_goes_on_is_told_before_the_disk_is_waited_for() {
        List<String> order = new ArrayList<>();

        reader.take(
                batch("order", 1),
                OperationMessage.CONTRACT,
                new Memory(message -> order.add("kept")),
                () -> order.add("told"),
                next -> order.add("on the disk"));

        assertThat(order).containsExactly("kept", "told", "on the disk");
    }

    private ConsumerRecords<String, byte[]> batch(String name, int count) {
        return of(records(name, count));
    }

    private List<ConsumerRecord<String, byte[]>> records(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ConsumerRecord<>(
                        topics.operations(), 0, i, name + "-" + i, Mutations.bytes(notice(name + "-" + i))))
                .toList();
    }

    private ConsumerRecords<String, byte[]> of(List<ConsumerRecord<String, byte[]>> records) {
        return new ConsumerRecords<>(Map.of(new TopicPartition(topics.operations(), 0), records), Map.of());
    }

    private static OperationMessage notice(String id) {
        return new Notice(id, "test", "some", Notice.Severity.INFO, "SOME", "", null, Instant.EPOCH);
    }

    private List<ConsumerRecord<String, byte[]>> letters(String name) {
        return TopicReader.ofTheTestBroker().records(Topics.deadLetters(topics.operations())).stream()
                .filter(letter -> letter.key().startsWith(name))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
