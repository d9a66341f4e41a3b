package io.isthmus.cli.administering;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.cli.api.Api;
import io.isthmus.cli.control.ControlFile;
import io.isthmus.cli.launching.DataOption;
import io.isthmus.cli.terminal.Terminal;
import io.isthmus.cli.terminal.Visible;
import io.isthmus.contracts.WireFormat;
import io.isthmus.localstack.services.Service;
import io.isthmus.localstack.stack.Access;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command of an administrator has: where to ask, as whom, and how to answer. */
final class Session {

    /** Also read from the raw arguments, for errors of a command line that could not be understood. */
    static final String JSON = "--json";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private DataOption data;

    @Option(names = JSON, description = "Answer with JSON, also for errors.")
    private boolean json;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "viewer, operator or admin (default: admin; environment: ISTHMUS_USER).")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "File whose first line is the password (environment: ISTHMUS_PASSWORD; default: the running launcher's).")
    private @Nullable Path passwordFile;

    @Option(
            names = "--migration-url",
            paramLabel = "URL",
            description =
                    "Address of migration-service (environment: ISTHMUS_MIGRATION_URL; default: the running launcher's).")
    private @Nullable String migrationUrl;

    @Option(names = "--analyzer-url", paramLabel = "URL", description = "The same of analyzer-service.")
    private @Nullable String analyzerUrl;

    @Option(names = "--sync-url", paramLabel = "URL", description = "The same of sync-service.")
    private @Nullable String syncUrl;

    @Option(names = "--export-url", paramLabel = "URL", description = "The same of export-service.")
    private @Nullable String exportUrl;

    private @Nullable Connections connections;
    private @Nullable Terminal moving;

    Api migration() {
        return api(Service.MIGRATION);
    }

    Api analyzer() {
        return api(Service.ANALYZER);
    }

    Api sync() {
        return api(Service.SYNC);
    }

    Api export() {
        return api(Service.EXPORT);
    }

    /** The answer: as JSON when that was asked for, else as lines. */
    void answer(Object result, List<String> lines) {
        if (json) {
            json(result);
        } else {
            lines.forEach(line -> raw().println(Visible.line(line)));
            raw().flush();
        }
    }

    /** Passes a table on while it comes, however long it is. */
    void csv(Api api, Query query) {
        try (OutputStream lines = new Utf8Lines(raw())) {
            api.stream(query.toString(), "text/csv", lines);
        } catch (IOException e) {
            throw new UncheckedIOException("the CSV is not complete: " + e.getMessage(), e);
        }
    }

    /** A document of a service, as it is but for what a terminal would obey. */
    void document(String text) {
        raw().println(Visible.document(text));
        raw().flush();
    }

    private PrintWriter raw() {
        return command.commandLine().getOut();
    }

    boolean asJson() {
        return json;
    }

    /** On standard error, and only where a person looks on: a script gets the result and nothing else. */
    void progress(String what, long done, @Nullable Long expected) {
        if (Boolean.getBoolean("isthmus.terminal")) {
            moving().progress(what, done, expected);
        }
    }

    void progressEnded() {
        moving().clear();
    }

    private Terminal moving() {
        if (moving == null) {
            moving = new Terminal(System.err, Boolean.getBoolean("isthmus.terminal"));
        }
        return moving;
    }

    private void json(Object result) {
        try {
            document(WireFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + result.getClass(), e);
        }
    }

    private Api api(Service service) {
        if (connections == null) {
            connections = new Connections(
                    new Connections.Given(urls(), user, passwordFile),
                    System.getenv(),
                    System.getProperty("isthmus.home") == null
                            ? Optional.empty()
                            : data.running().flatMap(Session::local));
        }
        return connections.api(service);
    }

    private static Optional<Connections.Local> local(DataOption.Found found) {
        ControlFile file = found.file();
        return Access.existing(found.data()).map(access -> new Connections.Local(file.ports(), access));
    }

    private Map<Service, String> urls() {
        Map<Service, String> urls = new EnumMap<>(Service.class);
        put(urls, Service.MIGRATION, migrationUrl);
        put(urls, Service.ANALYZER, analyzerUrl);
        put(urls, Service.SYNC, syncUrl);
        put(urls, Service.EXPORT, exportUrl);
        return urls;
    }

    private static void put(Map<Service, String> urls, Service service, @Nullable String url) {
        if (url != null) {
            urls.put(service, url);
        }
    }
}
