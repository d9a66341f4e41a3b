package io.isthmus.export.pending;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Names a set of pending exports, so that an approval lets exactly the set through that somebody looked at.
 *
 * <p>Each pending export has a hash of 16 bytes over all that a person sees of it. The digest of a set is the SHA-256
 * of its hashes in ascending order: independent of the order of rows and of a rebuilt database.
 */
public final class Digest {

    /** Bytes of the hash of one pending export. */
    public static final int HASH_BYTES = 16;

    private Digest() {}

    /** Hash of one object's pending export; the membership's part is a text of the caller's, empty for none. */
    public static byte[] hash(PendingExport export, String members) {
        Writer writer = new Writer();
        writer.text(export.targetAnchor()).text(export.operation().name()).text(members);
        switch (export) {
            // without references: they are resolved while the export goes on, and the set must stay the same
            case PendingExport.Add add -> writer.values(add.image().attributes());
            case PendingExport.Update update ->
                update.changes().stream()
                        .sorted(Comparator.comparing(PendingExport.Change::attribute))
                        .forEach(change -> writer.text(change.attribute())
                                .list(change.expected())
                                .list(change.desired()));
            case PendingExport.ChangeMembers change -> writer.list(change.add()).list(change.remove());
            case PendingExport.Disable ignored -> writer.text("");
            case PendingExport.Delete ignored -> writer.text("");
        }
        return writer.hash();
    }

    /** Hash of an image, to see whether it changed. */
    public static byte[] hash(Image image) {
        return new Writer()
                .values(image.attributes())
                .values(image.references())
                .hash();
    }

    /** Digest of a set of hashes, as lower-case hexadecimal. */
    public static String of(Collection<byte[]> hashes) {
        MessageDigest digest = sha256();
        hashes.stream().sorted(Arrays::compareUnsigned).forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static final class Writer {
        private final MessageDigest digest = sha256();

        Writer text(@Nullable String text) {
            byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            int length = bytes.length;
            digest.update((byte) (length >>> 24));
            digest.update((byte) (length >>> 16));
            digest.update((byte) (length >>> 8));
            digest.update((byte) length);
            digest.update(bytes);
            return this;
        }

        Writer list(List<String> values) {
            text(Integer.toString(values.size()));
            values.stream().sorted().forEach(this::text);
            return this;
        }

        Writer values(Map<String, List<String>> values) {
            text(Integer.toString(values.size()));
            new TreeMap<>(values).forEach((name, list) -> text(name).list(list));
            return this;
        }

        byte[] hash() {
            return Arrays.copyOf(digest.digest(), HASH_BYTES);
        }
    }
}
