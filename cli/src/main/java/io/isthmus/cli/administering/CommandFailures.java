package io.isthmus.cli.administering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.cli.api.ApiProblem;
import io.isthmus.cli.terminal.Visible;
import io.isthmus.contracts.WireFormat;
import io.isthmus.localstack.ports.BusyPort;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Faults that a person can do something about are one line, or one JSON object; others show where they come from. */
public final class CommandFailures {

    private CommandFailures() {}

    public static int explain(Exception e, CommandLine commandLine, ParseResult parsed) throws Exception {
        if (!isForPeople(e)) {
            throw e;
        }
        int code = ExitCode.of(e);
        boolean json = parsed.originalArgs().contains(Session.JSON);
        commandLine
                .getErr()
                .println(json ? Visible.document(json(e, code)) : Visible.block(String.valueOf(e.getMessage())));
        return code;
    }

    private static boolean isForPeople(Exception e) {
        return e instanceof BusyPort
                || e instanceof IllegalStateException
                || e instanceof IllegalArgumentException
                || e instanceof ApiProblem
                || e instanceof Unusable
                || e instanceof NothingRuns
                || e instanceof UncheckedIOException;
    }

    private static String json(Exception e, int code) {
        ObjectNode node = WireFormat.mapper().createObjectNode();
        if (e instanceof ApiProblem problem) {
            node.put("status", problem.status());
            node.put("code", problem.code());
            node.put("detail", problem.detail());
            node.put("whatToDo", problem.whatToDo());
        }
        node.put("message", e.getMessage());
        node.put("exitCode", code);
        return node.toString();
    }
}
