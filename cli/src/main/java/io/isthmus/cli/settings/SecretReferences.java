package io.isthmus.cli.settings;

import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the services will find what a settings document refers to; asked before anything starts. */
public final class SecretReferences {

    private static final String ENV = "env:";
    private static final String FILE = "file:";

    private SecretReferences() {}

    /**
     * What is not there, or not where the services look.
     *
     * @param folders where a file with a secret may be
     * @return one sentence for each
     */
    public static List<String> missing(SettingsDocument settings, Map<String, String> environment, List<Path> folders) {
        Stream<String> secrets = secrets(settings).stream()
                .flatMap(reference -> absent(reference, environment).or(() -> elsewhere(reference, folders)).stream());
        Stream<String> certificates = settings.sources().stream()
                .map(SourceSettings::trustedCertificatesRef)
                .filter(Objects::nonNull)
                .flatMap(reference -> absent(reference, environment).stream());
        return Stream.concat(secrets, certificates).distinct().toList();
    }

    private static List<String> secrets(SettingsDocument settings) {
        List<String> references = new ArrayList<>();
        settings.sources().stream()
                .flatMap(source -> source.servers().stream())
                .forEach(server -> references.addAll(server.secretReferences()));
        if (settings.target() != null) {
            switch (settings.target().authentication()) {
                case null -> {}
                case TargetSettings.BearerToken bearer -> references.add(bearer.tokenRef());
                case TargetSettings.Basic basic -> references.add(basic.passwordRef());
                case TargetSettings.ClientCredentials client -> references.add(client.clientSecretRef());
            }
        }
        return references.stream().filter(Objects::nonNull).toList();
    }

    private static Optional<String> absent(String reference, Map<String, String> environment) {
        if (reference.startsWith(ENV)) {
            String name = reference.substring(ENV.length());
            return environment.containsKey(name)
                    ? Optional.empty()
                    : Optional.of("the environment variable " + name + " is not set");
        }
        return reference.startsWith(FILE) && !Files.isReadable(file(reference))
                ? Optional.of("the file " + file(reference) + " cannot be read")
                : Optional.empty();
    }

    private static Optional<String> elsewhere(String reference, List<Path> folders) {
        if (!reference.startsWith(FILE) || folders.stream().anyMatch(file(reference)::startsWith)) {
            return Optional.empty();
        }
        return Optional.of("the file " + file(reference) + " is in none of the folders for secrets " + folders
                + " (ISTHMUS_SECRETS_FOLDERS)");
    }

    private static Path file(String reference) {
        return Path.of(reference.substring(FILE.length())).normalize();
    }
}
