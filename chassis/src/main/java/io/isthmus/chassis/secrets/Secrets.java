package io.isthmus.chassis.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves secret references: {@code env:NAME} is an environment variable of the service, {@code file:/path} the first
 * line of a file in one of the folders for secrets. What the service itself is run with cannot be named. Errors name the
 * reference, never a value.
 */
public final class Secrets {

    private static final String ENV = "env:";
    private static final String FILE = "file:";

    /** The service's own settings: its database's password is nobody's to send to a directory. */
    private static final Pattern OWN_SETTINGS = Pattern.compile("(QUARKUS|KAFKA|MP)_.*|ISTHMUS_ACCESS_.*");

    private final Map<String, String> environment;
    private final List<Path> folders;

    /** Reads files of any folder. */
    public Secrets() {
        this(System.getenv(), List.of(Path.of("/")));
    }

    Secrets(Map<String, String> environment, List<Path> folders) {
        this.environment = environment;
        this.folders = List.copyOf(folders);
    }

    /** The secret behind a reference, at this moment: a rotated secret is seen at the next use. */
    public String resolve(@Nullable String reference) {
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

    /** The file behind a {@code file:} reference, for what reads keys from files by itself. */
    public Path file(@Nullable String reference) {
        if (reference == null || !reference.startsWith(FILE)) {
            throw new SecretNotResolved(
                    "a reference to a file with keys does not start with file:", "Give one of the form file:/path.");
        }
        Path file = Path.of(reference.substring(FILE.length()));
        try {
            requireAllowed(reference, file.toRealPath());
        } catch (IOException e) {
            throw unreadable(reference, e.getClass().getSimpleName());
        }
        if (!Files.isReadable(file)) {
            throw unreadable(reference, "AccessDenied");
        }
        return file;
    }

    private String fromEnvironment(String reference) {
        if (OWN_SETTINGS.matcher(reference.substring(ENV.length())).matches()) {
            throw new SecretNotResolved(
                    reference + " is a setting of the service itself",
                    "Put the secret into a variable of its own and name that.");
        }
        String value = environment.get(reference.substring(ENV.length()));
        if (value == null || value.isEmpty()) {
            throw new SecretNotResolved(
                    reference + " is not set in the environment of this service",
                    "Set the variable and restart the service.");
        }
        return value;
    }

    private String fromFile(String reference) {
        Path file = Path.of(reference.substring(FILE.length()));
        try {
            requireAllowed(reference, file.toRealPath());
            return firstLine(reference, file);
        } catch (IOException e) {
            throw unreadable(reference, e.getClass().getSimpleName());
        }
    }

    private static SecretNotResolved unreadable(String reference, String why) {
        return new SecretNotResolved(
                reference + " cannot be read (" + why + ")",
                "Make the file readable for the account that this service runs under.");
    }

    /** Links are followed first: one in an allowed folder must not lead out of it. */
    private void requireAllowed(String reference, Path file) throws IOException {
        for (Path folder : folders) {
            if (Files.exists(folder) && file.startsWith(folder.toRealPath())) {
                return;
            }
        }
        throw new SecretNotResolved(
                reference + " is in no folder for secrets",
                "Put the file into one of " + folders + ", or add its folder to isthmus.secrets.folders"
                        + " (ISTHMUS_SECRETS_FOLDERS) of this service.");
    }

    private static String firstLine(String reference, Path file) throws IOException {
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String first = lines.readLine();
            if (first == null || first.isEmpty()) {
                throw new SecretNotResolved(reference + " is empty", "Write the secret into the file's first line.");
            }
            return first;
        }
    }
}
