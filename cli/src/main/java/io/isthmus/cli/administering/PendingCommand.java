package io.isthmus.cli.administering;

import io.isthmus.cli.api.Api;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./isthmus pending}: what would be written to the target, and the digest that approves exactly that. */
@Command(
        name = "pending",
        description =
                "Shows the pending exports, their summary, and the digest that an approval of exactly them quotes.")
public final class PendingCommand implements Callable<Integer> {

    @Option(names = "--csv", description = "All of them as CSV, with the columns of the old tools' verification.")
    private boolean csv;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only USER, GROUP or CONTACT.")
    private @Nullable String type;

    @Option(names = "--operation", paramLabel = "OP", description = "Only ADD, UPDATE, DELETE or DISABLE.")
    private @Nullable String operation;

    @Option(names = "--search", paramLabel = "TEXT", description = "Only where name, address or anchor holds this.")
    private @Nullable String search;

    @Option(names = "--limit", defaultValue = "20", description = "How many to show, 0 to 1000 (${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--after", paramLabel = "CURSOR", description = "The page after the one that named this cursor.")
    private @Nullable String after;

    @Mixin
    private Session session;

    @Override
    public Integer call() {
        if (limit < 0 || limit > 1000) {
            throw new Unusable("--limit is " + limit + ", but must be 0 to 1000");
        }
        if (csv && session.asJson()) {
            throw new Unusable("give --csv or --json, not both");
        }
        Api export = session.export();
        if (csv) {
            session.csv(export, filtered("/api/pending-exports.csv"));
            return ExitCode.DONE;
        }
        // the digest before the page: what changes between them makes an approval fail, never pass unseen
        PendingExportSummary summary = export.get("/api/pending-exports/summary", PendingExportSummary.class);
        PendingExportView.Page page = limit == 0
                ? new PendingExportView.Page(List.of(), null)
                : export.get(
                        filtered("/api/pending-exports")
                                .with("limit", limit)
                                .with("after", after)
                                .toString(),
                        PendingExportView.Page.class);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("summary", summary);
        answer.put("items", page.items());
        answer.put("next", page.next());
        session.answer(answer, PendingText.of(summary, page));
        return ExitCode.DONE;
    }

    private Query filtered(String path) {
        return Query.of(path).with("type", type).with("operation", operation).with("q", search);
    }
}
