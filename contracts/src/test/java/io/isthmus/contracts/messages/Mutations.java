package io.isthmus.contracts.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes of whole messages what a foreign client, a later version or a fault may put on a topic: the same for the same seed.
 * Some of it is still a message; so the messages it starts from must be such as no test looks for.
 */
public final class Mutations {

    private static final ObjectMapper MAPPER = WireFormat.mapper();
    private static final int DEEP = 5_000;
    private static final int BIG = 5 * 1024 * 1024;
    private static final int ONE_BIG_IN = 2_000;
    private static final int ONE_NESTED_IN = 200;

    private final Random random;
    private final Supplier<? extends Message> originals;

    /** @param originals another whole message each time */
    public Mutations(long seed, Supplier<? extends Message> originals) {
        this.random = new Random(seed);
        this.originals = originals;
    }

    /** @param value {@code null} for a tombstone */
    public record Mutant(String key, byte[] value) {}

    public Stream<Mutant> mutants(int count) {
        return Stream.generate(this::next).limit(count);
    }

    private Mutant next() {
        Message original = originals.get();
        if (random.nextInt(ONE_BIG_IN) == 0) {
            return new Mutant(original.key(), big(original));
        }
        if (random.nextInt(ONE_NESTED_IN) == 0) {
            return new Mutant(original.key(), text("{\"type\":".repeat(DEEP)));
        }
        byte[] bytes = bytes(original);
        return switch (random.nextInt(12)) {
            case 0 -> new Mutant(original.key(), null);
            case 1 -> new Mutant(original.key(), text("null"));
            case 2 -> new Mutant(original.key(), noise());
            case 3 -> new Mutant(original.key(), Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            case 4 ->
                new Mutant(original.key(), text(oneOf("{}", "[]", "0", "\"text\"", "", "[{}]", "{\"type\":null}")));
            case 5 -> new Mutant("another key " + random.nextInt(), bytes);
            case 6 -> new Mutant(original.key(), with(original, "version", random.nextInt(2, 1_000)));
            case 7 -> new Mutant(original.key(), with(original, "type", "unheardOf"));
            case 8 -> new Mutant(original.key(), flipped(bytes));
            case 9 -> new Mutant(original.key(), changed(original, Mutations::without));
            default -> new Mutant(original.key(), changed(original, Mutations::replaced));
        };
    }

    private interface Change {
        void of(ObjectNode object, String field, Random random);
    }

    /** One field somewhere in it is another than it was. */
    private byte[] changed(Message original, Change change) {
        ObjectNode root = tree(original);
        List<ObjectNode> objects = new ArrayList<>();
        collect(root, objects);
        objects.removeIf(ObjectNode::isEmpty);
        ObjectNode object = random.nextInt(3) == 0 ? objects.get(random.nextInt(objects.size())) : root;
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        change.of(object, names.get(random.nextInt(names.size())), random);
        return bytes(root);
    }

    private static void without(ObjectNode object, String field, Random random) {
        object.remove(field);
    }

    private static void replaced(ObjectNode object, String field, Random random) {
        switch (random.nextInt(9)) {
            case 0 -> object.putNull(field);
            case 1 -> object.put(field, random.nextLong());
            case 2 -> object.put(field, "text\u0000with a NUL");
            case 3 -> object.putArray(field).addNull();
            case 4 -> object.putObject(field).putNull("null");
            case 5 -> object.put(field, -1);
            case 6 -> object.put(field, Double.MAX_VALUE);
            case 7 -> object.put(field, "x".repeat(20_000));
            default -> object.put(field, "\ud800 half a character");
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, objects));
        }
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] big(Message original) {
        return bytes(tree(original).put("addedLater", "x".repeat(BIG)));
    }

    private static byte[] with(Message original, String field, Object value) {
        return bytes(tree(original).putPOJO(field, value));
    }

    private String oneOf(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private static ObjectNode tree(Message message) {
        try {
            return (ObjectNode) MAPPER.readTree(bytes(message));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As a writer of ours writes it. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
