package io.isthmus.chassis.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Resolves secret references: {@code env:NAME} is an environment variable of the service, {@code file:/path} the first
 * line of a file. Errors name the reference, never a value.
 */
public final class Secrets {

    private static final String ENV = "env:";
    private static final String FILE = "file:";

    private final Map<String, String> environment;

    public Secrets() {
        this(System.getenv());
    }

    Secrets(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The secret behind a reference, at this moment: a rotated secret is seen at the next use. */
    public String resolve(String reference) {
        if (reference == null || reference.isBlank()) {
            throw new SecretNotResolved("no secret reference is given", "Give one of the form env:NAME or file:/path.");
        }
        if (reference.startsWith(ENV)) {
            return fromEnvironment(reference);
        }
        if (reference.startsWith(FILE)) {
            return fromFile(reference);
        }
        // the text may be a secret that somebody put here by mistake, so it is not repeated
        throw new SecretNotResolved(
                "a secret reference starts neither with env: nor with file:",
                "Put the secret into a file or an environment variable of the service, and name that.");
    }

    private String fromEnvironment(String reference) {
        String value = environment.get(reference.substring(ENV.length()));
        if (value == null || value.isEmpty()) {
            throw new SecretNotResolved(
                    reference + " is not set in the environment of this service",
                    "Set the variable and restart the service.");
        }
        return value;
    }

    private static String fromFile(String reference) {
        Path file = Path.of(reference.substring(FILE.length()));
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String first = lines.readLine();
            if (first == null || first.isEmpty()) {
                throw new SecretNotResolved(reference + " is empty", "Write the secret into the file's first line.");
            }
            return first;
        } catch (IOException e) {
            throw new SecretNotResolved(
                    reference + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    "Make the file readable for the account that this service runs under.");
        }
    }
}
