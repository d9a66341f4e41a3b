package io.isthmus.localstack.stack;

import io.isthmus.localstack.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/**
 * The passwords of the users viewer, operator and admin, and of the database. Generated at the first start into a file
 * that only its owner can read.
 *
 * @param generated whether they are new
 */
public record Access(
        String viewerPassword,
        String operatorPassword,
        String adminPassword,
        String databasePassword,
        boolean generated) {

    private static final String FILE = "passwords.properties";

    public static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    /** Those that an earlier start has made; none are generated. */
    public static Optional<Access> existing(Path folder) {
        return Files.isReadable(file(folder)) ? Optional.of(in(folder)) : Optional.empty();
    }

    public static Access in(Path folder) {
        Path file = file(folder);
        try {
            if (Files.exists(file)) {
                return read(file);
            }
            OwnerOnly.createFolder(folder);
            Access access = new Access(random(), random(), random(), random(), true);
            access.write(file);
            return access;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep passwords in " + file, e);
        }
    }

    private static Access read(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new Access(
                required(properties, "viewer", file),
                required(properties, "operator", file),
                required(properties, "admin", file),
                required(properties, "database", file),
                false);
    }

    private void write(Path file) throws IOException {
        OwnerOnly.create(file);
        Files.writeString(
                file,
                "# users of the REST interfaces, and the database's user postgres\nviewer=%s\noperator=%s\nadmin=%s\ndatabase=%s\n"
                        .formatted(viewerPassword, operatorPassword, adminPassword, databasePassword));
    }

    private static String required(Properties properties, String name, Path file) {
        String value = properties.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(file + " has no password for " + name
                    + "; add it, or remove the whole data folder to start afresh");
        }
        return value;
    }

    private static String random() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Access[passwords withheld]";
    }
}
