package io.isthmus.local.administering;

import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.RestorationPlan.Status;
import io.isthmus.local.api.Api;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
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

    private static final Duration PATIENCE = Duration.ofHours(24);

    /** What all of them have. */
    static final class Plan {

        @Option(names = "--id", paramLabel = "ID", description = "Of the migration (default: the latest).")
        private String id;

        private Session session;
        private String migration;

        Plan by(Session asked) {
            session = asked;
            return this;
        }

        Api api() {
            return session.migration();
        }

        String path(String rest) {
            if (migration == null) {
                migration = id == null ? MigrateCommand.latest(api()).id() : id;
            }
            return "/api/migrations/" + Query.encoded(migration) + "/rollback/plan" + rest;
        }

        RestorationPlan now() {
            return api().get(path(""), RestorationPlan.class);
        }

        /** The answer, and whether a person has to look. */
        int answer(RestorationPlan plan) {
            session.answer(plan, RestorationText.of(plan));
            return exitCode(plan);
        }

        RestorationPlan awaited(String what, Status passing) {
            RestorationPlan ended = Waiting.until(
                    what,
                    PATIENCE,
                    this::now,
                    plan -> plan.status() != passing || stuck(plan),
                    plan -> session.progress(what, Math.max(0, plan.objects() - plan.total()), plan.objects()));
            session.progressEnded();
            return ended;
        }

        /** Nothing more is written until somebody looks: what pends has changed since the approval. */
        private static boolean stuck(RestorationPlan plan) {
            return plan.status() == Status.RESTORING
                    && plan.begunAt() == null
                    && plan.digest() != null
                    && plan.approvedDigest() != null
                    && plan.total() > 0
                    && !plan.digest().equals(plan.approvedDigest());
        }
    }

    static int exitCode(RestorationPlan plan) {
        return switch (plan.status()) {
            case PREPARED -> plan.total() == 0 ? ExitCode.DONE : ExitCode.ATTENTION;
            case PREPARING, APPROVED, DONE -> ExitCode.DONE;
            case RESTORING -> plan.failed() > 0 ? ExitCode.ATTENTION : ExitCode.DONE;
        };
    }

    /** Imports the target and compares. */
    @Command(name = "prepare", description = "Prepares a plan; the target is imported first. Nobody may export then.")
    static final class Prepare implements Callable<Integer> {

        @Option(names = "--no-wait", description = "Do not wait for the target import.")
        private boolean noWait;

        @Mixin
        private Plan of;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Plan plan = of.by(session);
            RestorationPlan begun = plan.api().post(plan.path(""), null, RestorationPlan.class);
            return plan.answer(noWait ? begun : plan.awaited("target import", Status.PREPARING));
        }
    }

    /** The plan, what it would write, and what somebody else has changed meanwhile. */
    @Command(
            name = "show",
            description =
                    "Shows the plan: what it would write, what somebody else has changed meanwhile, and its digest.")
    static final class Show implements Callable<Integer> {

        @Option(names = "--limit", defaultValue = "20", description = "How many of each to show (${DEFAULT-VALUE}).")
        private int limit;

        @Mixin
        private Plan of;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Plan plan = of.by(session);
            if (limit < 1 || limit > 1000) {
                throw new Unusable("--limit is " + limit + ", but must be 1 to 1000");
            }
            // the digest before the changes: what changes between them makes an approval fail, never pass unseen
            RestorationPlan now = plan.now();
            PendingExportView.Page changes = now.digest() == null
                    ? new PendingExportView.Page(List.of(), null)
                    : plan.api().get(plan.path("/changes?limit=" + limit), PendingExportView.Page.class);
            RestorationPlan.ConflictPage conflicts =
                    plan.api().get(plan.path("/conflicts?limit=" + limit), RestorationPlan.ConflictPage.class);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("plan", now);
            answer.put("changes", changes.items());
            answer.put("conflicts", conflicts.items());
            session.answer(answer, RestorationText.of(now, changes, conflicts));
            return exitCode(now);
        }
    }

    /** Overwrites what somebody else has changed. */
    @Command(
            name = "include",
            description = "Includes what is left out because somebody else has changed it: it gets the value before.")
    static final class Include implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "ANCHOR", description = "Of the object (default: all of them).")
        private String anchor;

        @Option(names = "--attribute", paramLabel = "NAME", description = "Only this one; may be repeated.")
        private List<String> attributes;

        @Mixin
        private Plan of;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Plan plan = of.by(session);
            plan.api()
                    .post(
                            plan.path("/include"),
                            new RestorationPlan.Include(anchor, attributes),
                            RestorationPlan.class);
            return plan.answer(plan.awaited("comparison", Status.PREPARING));
        }
    }

    /** Exactly what pends by a digest. */
    @Command(name = "approve", description = "Approves exactly what the plan would write by this digest.")
    static final class Approve implements Callable<Integer> {

        @Parameters(paramLabel = "DIGEST", description = "As ./isthmus migrate restore show told it.")
        private String digest;

        @Option(names = "--comment", paramLabel = "TEXT", description = "Why, for the record.")
        private String comment;

        @Mixin
        private Plan of;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Plan plan = of.by(session);
            return plan.answer(
                    plan.api().post(plan.path("/approve"), new Approval(digest, comment), RestorationPlan.class));
        }
    }

    /** Lets it be written, and waits for its end. */
    @Command(
            name = "apply",
            description = "Applies the approved plan and waits for its end; the deployment is demoted then.")
    static final class Apply implements Callable<Integer> {

        @Option(names = "--reason", paramLabel = "TEXT", description = "For the record.")
        private String reason;

        @Option(names = "--no-wait", description = "Do not wait: it goes on by itself.")
        private boolean noWait;

        @Mixin
        private Plan of;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Plan plan = of.by(session);
            RestorationPlan begun = plan.api()
                    .post(Query.of(plan.path("/apply")).with("reason", reason).toString(), null, RestorationPlan.class);
            return plan.answer(noWait ? begun : plan.awaited("restoration", Status.RESTORING));
        }
    }

    /** Nothing that was put back is undone by it. */
    @Command(name = "discard", description = "Discards the plan; nothing that was put back is undone by that.")
    static final class Discard implements Callable<Integer> {

        @Mixin
        private Plan of;

        @Mixin
        private Session session;

        @Override
        public Integer call() {
            Plan plan = of.by(session);
            plan.api().delete(plan.path(""));
            session.answer(Map.of("discarded", true), List.of("Discarded."));
            return ExitCode.DONE;
        }
    }
}
