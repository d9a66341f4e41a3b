package io.isthmus.cli.administering;

import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.GateState;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./isthmus approve DIGEST}: lets exactly the pending exports through that were looked at. The digest has no
 * default: an approval of whatever happens to be pending would be none.
 */
@Command(
        name = "approve",
        description = "Lets exactly one set of pending exports through a held gate: that of the digest.")
public final class ApproveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIGEST", description = "As ./isthmus pending showed it.")
    private String digest;

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String comment;

    @Mixin
    private Session session;

    @Override
    public Integer call() {
        GateState gate = session.export().post("/api/approvals", new Approval(digest, comment), GateState.class);
        session.answer(
                gate,
                Stream.concat(Stream.of("Approved: exactly the set " + digest), GateText.of(gate).stream())
                        .toList());
        return gate.open() ? ExitCode.DONE : ExitCode.ATTENTION;
    }
}
