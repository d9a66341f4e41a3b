package io.isthmus.cli.administering;

import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.RestorationPlan.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./isthmus migrate restore …}: puts back what was written since cutover, as one approved plan. */
@Command(
        name = "restore",
        description = "Puts back what was written since cutover: prepare a plan, look, approve its digest, apply it.",
        subcommands = {
            RestoreCommand.Prepare.class,
            RestoreCommand.Show.class,
            RestoreCommand.Include.class,
            RestoreCommand.Approve.class,
            RestoreCommand.Apply.class,
            RestoreCommand.Discard.class,
            HelpCommand.class
        })
final class RestoreCommand {

    /** Imports the target and compares. */
    @Command(name = "prepare", description = "Prepares a plan; the target is imported first. Nobody may export then.")
    static final class Prepare extends PlanCommand {

        @Option(names = "--no-wait", description = "Do not wait for the target import.")
        private boolean noWait;

        @Override
        public Integer call() {
            RestorationPlan begun = api().post(plan(""), null, RestorationPlan.class);
            return answer(noWait ? begun : awaited("target import", Status.PREPARING));
        }
    }

    /** The plan, what it would write, and what somebody else has changed meanwhile. */
    @Command(
            name = "show",
            description =
                    "Shows the plan: what it would write, what somebody else has changed meanwhile, and its digest.")
    static final class Show extends PlanCommand {

        @Option(names = "--limit", defaultValue = "20", description = "How many of each to show (${DEFAULT-VALUE}).")
        private int limit;

        @Override
        public Integer call() {
            if (limit < 1 || limit > 1000) {
                throw new Unusable("--limit is " + limit + ", but must be 1 to 1000");
            }
            // the digest before the changes: what changes between them makes an approval fail, never pass unseen
            RestorationPlan now = now();
            PendingExportView.Page changes = now.digest() == null
                    ? new PendingExportView.Page(List.of(), null)
                    : api().get(plan("/changes?limit=" + limit), PendingExportView.Page.class);
            RestorationPlan.ConflictPage conflicts =
                    api().get(plan("/conflicts?limit=" + limit), RestorationPlan.ConflictPage.class);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("plan", now);
            answer.put("changes", changes.items());
            answer.put("conflicts", conflicts.items());
            session().answer(answer, RestorationText.of(now, changes, conflicts));
            return exitCode(now);
        }
    }

    /** Overwrites what somebody else has changed. */
    @Command(
            name = "include",
            description = "Includes what is left out because somebody else has changed it: it gets the value before.")
    static final class Include extends PlanCommand {

        @Parameters(arity = "0..1", paramLabel = "ANCHOR", description = "Of the object (default: all of them).")
        private @Nullable String anchor;

        @Option(names = "--attribute", paramLabel = "NAME", description = "Only this one; may be repeated.")
        private @Nullable List<String> attributes;

        @Override
        public Integer call() {
            api().post(plan("/include"), new RestorationPlan.Include(anchor, attributes), RestorationPlan.class);
            return answer(awaited("comparison", Status.PREPARING));
        }
    }

    /** Exactly what pends by a digest. */
    @Command(name = "approve", description = "Approves exactly what the plan would write by this digest.")
    static final class Approve extends PlanCommand {

        @Parameters(paramLabel = "DIGEST", description = "As ./isthmus migrate restore show told it.")
        private String digest;

        @Option(names = "--comment", paramLabel = "TEXT", description = "Why, for the record.")
        private @Nullable String comment;

        @Override
        public Integer call() {
            return answer(api().post(plan("/approve"), new Approval(digest, comment), RestorationPlan.class));
        }
    }

    /** Lets it be written, and waits for its end. */
    @Command(
            name = "apply",
            description =
                    "Applies the plan approved by this digest and waits for its end; the deployment is demoted then.")
    static final class Apply extends PlanCommand {

        @Parameters(
                paramLabel = "DIGEST",
                description = "What was approved, as ./isthmus migrate restore show told it.")
        private String digest;

        @Option(names = "--reason", paramLabel = "TEXT", description = "For the record.")
        private @Nullable String reason;

        @Option(names = "--no-wait", description = "Do not wait: it goes on by itself.")
        private boolean noWait;

        @Override
        public Integer call() {
            RestorationPlan begun = api().post(plan("/apply"), new Approval(digest, reason), RestorationPlan.class);
            return answer(noWait ? begun : awaited("restoration", Status.RESTORING));
        }
    }

    /** Nothing that was put back is undone by it. */
    @Command(name = "discard", description = "Discards the plan; nothing that was put back is undone by that.")
    static final class Discard extends PlanCommand {

        @Override
        public Integer call() {
            api().delete(plan(""));
            session().answer(Map.of("discarded", true), List.of("Discarded."));
            return ExitCode.DONE;
        }
    }
}
