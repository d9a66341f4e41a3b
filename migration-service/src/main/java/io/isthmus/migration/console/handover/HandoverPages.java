package io.isthmus.migration.console.handover;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.config.ConfigChange.SettingsChanged;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.commands.ExportControlCommands;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Seen;
import io.isthmus.migration.console.Watch;
import io.isthmus.migration.console.page.Form;
import io.isthmus.migration.console.page.Frame;
import io.isthmus.migration.console.page.PageResponses;
import io.isthmus.migration.console.page.Visitor;
import io.isthmus.migration.console.settings.HistoryRow;
import io.isthmus.migration.console.settings.SettingsPreviews;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.overview.ConfigHistory;
import io.isthmus.migration.standby.StandBySettings;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Who exports: {@code /api/export-control}; how this deployment stands by: {@code /api/stand-by}; what of it the config log
 * remembers.
 */
@Path(HandoverPages.HOME)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class HandoverPages {

    static final String HOME = "/console/hand-over";

    private static final ConsolePage SECTION = ConsolePage.HAND_OVER;
    private static final int SEARCHED = 1_000;
    private static final int SHOWN = 50;

    private final Visitor visitor;
    private final ExportControlCommands control;
    private final StandBySettings standBy;
    private final SettingsPreviews previews;
    private final DeploymentChanges changes;
    private final DeploymentConfig config;
    private final ConfigHistory history;
    private final Watch watch;
    private final PageResponses answers;
    private final Form form;
    private final Clock clock;

    HandoverPages(
            Visitor visitor,
            ExportControlCommands control,
            StandBySettings standBy,
            SettingsPreviews previews,
            DeploymentChanges changes,
            DeploymentConfig config,
            ConfigHistory history,
            Watch watch,
            PageResponses answers,
            Form form,
            Clock clock) {
        this.visitor = visitor;
        this.control = control;
        this.standBy = standBy;
        this.previews = previews;
        this.changes = changes;
        this.config = config;
        this.history = history;
        this.watch = watch;
        this.answers = answers;
        this.form = form;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console")
    public static class Templates {
        static native TemplateInstance handover(
                Frame frame, HandoverView view, DriftView drift, List<HistoryRow> history, @Nullable Problem refusal);

        public static native TemplateInstance handoverState(HandoverView view);

        private Templates() {}
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance handover() {
        return page(null);
    }

    @POST
    @Path("/{change:promote|demote}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("change") String change) {
        try {
            var asked =
                    new ExportControlCommands.Change(form.text("target"), form.number("basedOn"), form.text("reason"));
            if (form.text("confirmed") == null) {
                throw new ProblemException(
                        400,
                        "NOT_CONFIRMED",
                        "This was not confirmed",
                        "the box under what will happen is not ticked",
                        "Read what will happen, tick the box and send it again.");
            }
            if (change.equals("promote")) {
                control.promote(asked);
            } else {
                control.demote(asked);
            }
            watch.lookAgain();
            return PageResponses.seeOther(HOME);
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), page(Problem.of(e)));
        }
    }

    /** What taking the active deployment's settings over would change; nothing is in force by it. */
    @POST
    @Path("/take-over")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response takeOver() {
        DeploymentSettings own = changes.settings().orElseThrow(HandoverPages::nothingToTakeOver);
        SettingsDocument next = standBy.next().orElseThrow(HandoverPages::nothingToTakeOver);
        return PageResponses.page(200, previews.of(next, own.revision(), null));
    }

    @ServerExceptionMapper
    Response refused(ProblemException problem) {
        return answers.refused(problem, SECTION, HOME);
    }

    private static ProblemException nothingToTakeOver() {
        return new ProblemException(
                409,
                "NOTHING_TO_TAKE_OVER",
                "There is nothing to take over",
                "no other deployment is active for this target, or its settings are taken over already",
                "Look at the page again.");
    }

    private TemplateInstance page(@Nullable Problem refusal) {
        Frame frame = frame();
        return Templates.handover(frame, view(), DriftView.of(Seen.of(standBy::report)), rows(frame), refusal);
    }

    private HandoverView view() {
        return HandoverView.of(
                changes.state(),
                watch.now(),
                config.configLog().lease(),
                new InWords(clock.instant(), visitor.frame("", SECTION).zone()));
    }

    private List<HistoryRow> rows(Frame frame) {
        InWords words = new InWords(clock.instant(), frame.zone());
        return history.latest(SEARCHED).stream()
                .filter(entry -> !(entry.record().change() instanceof SettingsChanged))
                .limit(SHOWN)
                .map(entry -> HistoryRow.of(entry, changes.deployment(), words))
                .toList();
    }

    private Frame frame() {
        return visitor.frame("Who exports", SECTION);
    }
}
