package io.isthmus.cli.administering;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.cli.Launcher;
import io.isthmus.contracts.WireFormat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a person types it, against a stand-in for the services; and what several commands are told. */
abstract class CommandCase {

    static final String SETTINGS = "{\"schemaVersion\":1,\"sources\":[{\"name\":\"corp\"},{\"name\":\"lab\"}],"
            + "\"target\":{\"name\":\"cloud\",\"url\":\"https://scim.example\"}}";

    static final String MIGRATION = """
            {"id":"m1","name":"Away","deployment":"local","path":"PARALLEL","status":"IN_PROGRESS","current":"EXPORT",
             "steps":[{"name":"LEAVE_STAGING","status":"DONE","finishedAt":"2026-01-02T03:04:05Z","by":"admin"},
                      {"name":"EXPORT","status":"%s"%s}],
             "warnings":["nobody exports since 2026-01-01T00:00:00Z"]}
            """;

    final ServicesStandIn services = new ServicesStandIn();

    @TempDir
    Path folder;

    private Path password;

    record Outcome(int exitCode, String out, String err) {

        JsonNode json() throws Exception {
            return WireFormat.mapper().readTree(out);
        }
    }

    @BeforeEach
    void password() throws Exception {
        password = Files.writeString(folder.resolve("password"), "secret\n");
    }

    @AfterEach
    void close() {
        services.close();
    }

    Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        for (String service : List.of("migration", "analyzer", "sync", "export")) {
            all.add("--" + service + "-url=" + services.url());
        }
        all.add("--password-file=" + password);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Launcher.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    static String runJson(String profile, String status) {
        return """
                {"type":"run","id":"r1","profile":"%s","status":"%s","connector":"corp","steps":[],"counts":{"objects":12},
                 "errors":[{"code":"NO_ANCHOR","object":"CN=x","message":"none","whatToDo":"Give it one."}]}
                """.formatted(profile, status);
    }
}
