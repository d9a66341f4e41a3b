package io.isthmus.cli.administering;

import io.isthmus.contracts.export.Leaver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./isthmus leavers}: who has left, is disabled at the target, and is going to be deleted there. */
@Command(name = "leavers", description = "Who has left and is going to be deleted at the target, the next ones first.")
public final class LeaversCommand implements Callable<Integer> {

    @Option(names = "--limit", defaultValue = "100", description = "How many to show, 1 to 1000 (${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--after", paramLabel = "CURSOR", description = "The page after the one that named this cursor.")
    private @Nullable String after;

    @Mixin
    private Session session;

    @Override
    public Integer call() {
        if (limit < 1 || limit > 1000) {
            throw new Unusable("--limit is " + limit + ", but must be 1 to 1000");
        }
        Leaver.Page page = session.export()
                .get(
                        Query.of("/api/leavers")
                                .with("limit", limit)
                                .with("after", after)
                                .toString(),
                        Leaver.Page.class);
        session.answer(page, lines(page));
        return ExitCode.DONE;
    }

    private static List<String> lines(Leaver.Page page) {
        List<String> lines = new ArrayList<>();
        for (Leaver leaver : page.items()) {
            lines.add(leaver.deleteAfter() + "  " + (leaver.displayName() == null ? "" : leaver.displayName() + " ")
                    + leaver.targetAnchor()
                    + (leaver.kept() ? "  (kept: person " + leaver.targetAnchor() + " --undecided)" : ""));
        }
        if (lines.isEmpty()) {
            lines.add("Nobody who has left is waiting to be deleted");
        }
        if (page.next() != null) {
            lines.add("More: --after " + page.next());
        }
        return lines;
    }
}
