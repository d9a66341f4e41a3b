package io.isthmus.cli.administering;

import io.isthmus.cli.api.Api;
import io.isthmus.localstack.services.Service;
import io.isthmus.localstack.stack.Access;
import io.isthmus.localstack.stack.StackPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the services are and as whom to sign in.
 *
 * <pre>
 *     address    --sync-url …, else ISTHMUS_SYNC_URL …, else the running launcher's, else (with a password) port 818x here
 *     password   --password-file, else ISTHMUS_PASSWORD, else the running launcher's, for its own addresses only
 * </pre>
 *
 * A generated password of this machine is never sent to an address that somebody else gave.
 */
final class Connections {

    private static final String DEFAULT_USER = "admin";

    private final Given given;
    private final Map<String, String> environment;
    private final Optional<Local> local;

    /** @param urls by service, as options name them; a service that is absent was not named */
    record Given(
            Map<Service, String> urls,
            @Nullable String user,
            @Nullable Path passwordFile) {}

    /** A launcher that runs on this machine. */
    record Local(StackPorts ports, Access access) {

        String url(Service service) {
            return "http://127.0.0.1:" + ports.of(service);
        }
    }

    Connections(Given given, Map<String, String> environment, Optional<Local> local) {
        this.given = given;
        this.environment = environment;
        this.local = local;
    }

    Api api(Service service) {
        Optional<String> named = namedUrl(service);
        String url = named.or(() -> local.map(here -> here.url(service)))
                .or(() -> password()
                        .map(ignored -> StackPorts.defaults().of(service))
                        .map(port -> "http://127.0.0.1:" + port))
                .orElseThrow(() -> new NothingRuns("Nothing runs on this machine, and no address of "
                        + service.serviceName() + " is given. Start it with ./isthmus up, or give --"
                        + service.optionName() + "-url (environment: " + urlVariable(service) + ")."));
        return new Api(url, user(), password().orElseGet(() -> generated(service, url)));
    }

    private Optional<String> namedUrl(Service service) {
        return Optional.ofNullable(given.urls().get(service))
                .or(() -> variable(urlVariable(service)))
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .map(url -> {
                    if (!url.startsWith("http://") && !url.startsWith("https://")) {
                        throw new Unusable("the address of " + service.serviceName() + " is " + url
                                + ", but has to begin with http:// or https://");
                    }
                    return url;
                });
    }

    private String user() {
        return Optional.ofNullable(given.user())
                .or(() -> variable("ISTHMUS_USER"))
                .orElse(DEFAULT_USER);
    }

    private Optional<String> password() {
        return given.passwordFile() == null
                ? variable("ISTHMUS_PASSWORD")
                : Optional.of(firstLine(given.passwordFile()));
    }

    private String generated(Service service, String url) {
        Access access = local.filter(here -> here.url(service).equals(url))
                .map(Local::access)
                .orElseThrow(() -> new Unusable("no password for " + user() + " at " + url
                        + ": set ISTHMUS_PASSWORD, or name a file by --password-file"));
        return switch (user()) {
            case "viewer" -> access.viewerPassword();
            case "operator" -> access.operatorPassword();
            case "admin" -> access.adminPassword();
            default ->
                throw new Unusable("this machine knows no password of " + user()
                        + ": set ISTHMUS_PASSWORD, or name a file by --password-file");
        };
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static String urlVariable(Service service) {
        return "ISTHMUS_" + service.optionName().toUpperCase(Locale.ROOT) + "_URL";
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .filter(line -> !line.isBlank())
                    .orElseThrow(() -> new Unusable(file + " is empty: its first line has to be the password"));
        } catch (IOException e) {
            throw new Unusable("the password cannot be read from " + file + ": " + e.getMessage());
        }
    }
}
