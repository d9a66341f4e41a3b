package io.isthmus.migration.console.operations;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunRequest;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.auditing.Audited;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Services;
import io.isthmus.migration.console.Watch;
import io.isthmus.migration.console.page.Form;
import io.isthmus.migration.console.page.Frame;
import io.isthmus.migration.console.page.PageResponses;
import io.isthmus.migration.console.page.Visitor;
import io.isthmus.migration.overview.OperationsBoard;
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
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What the services have been doing, {@code /api/operations}; starting runs, {@code /api/runs} of the services. */
@Path("/console/operations")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class OperationsPages {

    public static final int SHOWN = 100;

    private static final String HOME = "/console/operations";
    /** As many as are remembered: a run is found however old. */
    private static final int SEARCHED = 5_000;

    private final Visitor visitor;
    private final OperationsBoard board;
    private final Services services;
    private final Watch watch;
    private final Audited audited;
    private final PageResponses answers;
    private final Form form;
    private final Clock clock;

    OperationsPages(
            Visitor visitor,
            OperationsBoard board,
            Services services,
            Watch watch,
            Audited audited,
            PageResponses answers,
            Form form,
            Clock clock) {
        this.visitor = visitor;
        this.board = board;
        this.services = services;
        this.watch = watch;
        this.audited = audited;
        this.answers = answers;
        this.form = form;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console")
    public static class Templates {
        static native TemplateInstance operations(
                Frame frame,
                OperationsView view,
                List<RunProfile> profiles,
                List<String> sources,
                @Nullable Problem refusal);

        public static native TemplateInstance runs(OperationsView view);

        static native TemplateInstance run(Frame frame, RunRow row);

        private Templates() {}
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance operations() {
        return page(null);
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start() {
        try {
            RunRequest request = asked();
            audited.call(
                    visitor.name(),
                    "START " + request.profile(),
                    request.connector() == null ? "" : request.connector(),
                    null,
                    () -> services.start(request));
            watch.lookAgain();
            return PageResponses.seeOther(HOME);
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), page(Problem.of(e)));
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance run(@PathParam("id") String id) {
        Run run = board.runs(null, SEARCHED).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        404,
                        "RUN_NOT_FOUND",
                        "There is no such run",
                        "nothing is remembered of a run " + id,
                        "Runs are remembered for isthmus.overview.keep-for; the list shows the latest."));
        Frame frame = visitor.frame("Run", ConsolePage.OPERATIONS);
        return Templates.run(frame, new RunRow(run, new InWords(clock.instant(), frame.zone())));
    }

    @ServerExceptionMapper
    Response refused(ProblemException problem) {
        return answers.refused(problem, ConsolePage.OPERATIONS, HOME);
    }

    private RunRequest asked() {
        String profile = form.text("profile");
        return Arrays.stream(RunProfile.values())
                .filter(each -> each.name().equals(profile))
                .findFirst()
                .map(each -> new RunRequest(each, ofSource(each) ? form.text("connector") : null))
                .orElseThrow(() -> new ProblemException(
                        400, "PROFILE_MISSING", "Which run?", "there is no run " + profile, "Choose one of the list."));
    }

    private static boolean ofSource(RunProfile profile) {
        return profile == RunProfile.FULL_IMPORT || profile == RunProfile.DELTA_IMPORT;
    }

    private TemplateInstance page(@Nullable Problem refusal) {
        Frame frame = visitor.frame("Operations", ConsolePage.OPERATIONS);
        InWords words = new InWords(clock.instant(), frame.zone());
        List<String> sources = watch.now()
                .settingsInForce()
                .map(settings ->
                        settings.sources().stream().map(SourceSettings::name).toList())
                .orElse(List.of());
        return Templates.operations(
                frame,
                OperationsView.of(board.runs(null, SHOWN), board.notices(SHOWN), words),
                List.of(RunProfile.values()),
                sources,
                refusal);
    }
}
