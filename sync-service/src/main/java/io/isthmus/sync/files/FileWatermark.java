package io.isthmus.sync.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The file that was taken last.
 *
 * @param digest of its bytes
 * @param size and {@code modified}, {@code name}: as long as they are the same the file need not be read
 */
record FileWatermark(String digest, long size, String modified, String name) {

    private static final String MARK = "FILE";
    private static final int PARTS = 5;

    static FileWatermark of(TakenFile file, String digest) {
        return new FileWatermark(digest, file.size(), file.modified().toString(), file.name());
    }

    /** Empty where it is none of ours. */
    static Optional<FileWatermark> read(String text) {
        String[] parts = text.split(" ", PARTS);
        try {
            return parts.length == PARTS && parts[0].equals(MARK)
                    ? Optional.of(new FileWatermark(parts[1], Long.parseLong(parts[2]), parts[3], parts[4]))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    String write() {
        return String.join(" ", MARK, digest, Long.toString(size), modified, name);
    }

    /** Whether the file looks the same from outside. */
    boolean isOf(TakenFile file) {
        return equals(of(file, digest));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String digestOf(TakenFile file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file.path()), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return hex(digest);
    }
}
