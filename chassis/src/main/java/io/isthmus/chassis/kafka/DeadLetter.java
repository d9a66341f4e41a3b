package io.isthmus.chassis.kafka;

import io.isthmus.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How a record that is put aside looks on {@code <topic>.dlq}: as it was, as far as a message of ours may be long, with the
 * headers {@code code}, {@code reason}, {@code origin}, the attributes of the reason under {@code reason.<name>}, and
 * {@code truncated} with the length it had where it was cut. Its own headers come along while they are small.
 */
final class DeadLetter {

    static final int MAXIMUM_VALUE_BYTES = 900_000;
    private static final int MAXIMUM_KEY_LENGTH = 10_000;
    private static final int MAXIMUM_HEADERS_BYTES = 16_000;

    private DeadLetter() {}

    static ProducerRecord<String, byte[]> whole(SetAside aside) {
        return of(aside, MAXIMUM_VALUE_BYTES);
    }

    /** Without the value; it stays where it was as long as that topic keeps it. */
    static ProducerRecord<String, byte[]> withoutValue(SetAside aside) {
        return of(aside, 0);
    }

    private static ProducerRecord<String, byte[]> of(SetAside aside, int maximumBytes) {
        ConsumerRecord<String, byte[]> record = aside.record();
        byte[] value = record.value();
        boolean cut = value.length > maximumBytes;
        var letter = new ProducerRecord<>(
                Topics.deadLetters(record.topic()),
                null,
                cut(record.key()),
                cut ? Arrays.copyOf(value, maximumBytes) : value);
        Headers headers = letter.headers();
        own(record.headers(), headers);
        add(headers, "code", aside.refusal().code().name());
        add(headers, "reason", aside.refusal().sentence());
        add(headers, "origin", aside.origin());
        aside.refusal().attributes().forEach((name, attribute) -> add(headers, "reason." + name, attribute));
        if (cut) {
            add(headers, "truncated", String.valueOf(value.length));
        }
        return letter;
    }

    private static void own(Headers from, Headers to) {
        int bytes = 0;
        for (Header header : from) {
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        if (bytes <= MAXIMUM_HEADERS_BYTES) {
            from.forEach(to::add);
        }
    }

    private static @Nullable String cut(@Nullable String key) {
        return key == null || key.length() <= MAXIMUM_KEY_LENGTH ? key : key.substring(0, MAXIMUM_KEY_LENGTH);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
