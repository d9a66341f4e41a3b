package io.isthmus.migration.console.departures;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.export.Approval;
import io.isthmus.migration.auditing.Audited;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Services;
import io.isthmus.migration.console.Watch;
import io.isthmus.migration.console.page.Form;
import io.isthmus.migration.console.page.Frame;
import io.isthmus.migration.console.page.PageResponses;
import io.isthmus.migration.console.page.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Who is gone from a source and kept at the target: {@code /api/sources/{source}/departures} of sync-service. */
@Path("/console/departures")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DeparturePages {

    private static final String HOME = "/console/departures";
    private static final int PAGE = 100;

    private final Visitor visitor;
    private final Services services;
    private final Watch watch;
    private final Audited audited;
    private final PageResponses answers;
    private final Form form;
    private final Clock clock;

    DeparturePages(
            Visitor visitor,
            Services services,
            Watch watch,
            Audited audited,
            PageResponses answers,
            Form form,
            Clock clock) {
        this.visitor = visitor;
        this.services = services;
        this.watch = watch;
        this.audited = audited;
        this.answers = answers;
        this.form = form;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance departures(Frame frame, DepartureView view, @Nullable Problem refusal);

        private Templates() {}
    }

    /** The address of the page of a source. */
    public static String of(String source) {
        return HOME + "?source=" + URLEncoder.encode(source, StandardCharsets.UTF_8);
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance departures(
            @QueryParam("source") @DefaultValue("") String source, @QueryParam("after") @Nullable String after) {
        return page(source, after, null);
    }

    /** Lets exactly the set with this digest go; 409 if it is another one by now. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve() {
        String source = form.text("source") == null ? "" : form.text("source");
        String digest = form.text("digest");
        String comment = form.text("comment");
        try {
            // sync-service knows this service only: who it was stands in the comment there, and in the audit here
            String told = visitor.name() + " in the console" + (comment == null ? "" : ": " + comment);
            audited.call(
                    visitor.name(),
                    "LET GO",
                    source + " " + digest,
                    comment,
                    () -> services.letGo(source, new Approval(digest, told)));
            watch.lookAgain();
            return PageResponses.seeOther(of(source));
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), page(source, null, Problem.of(e)));
        }
    }

    @ServerExceptionMapper
    Response refused(ProblemException problem) {
        return answers.refused(problem, ConsolePage.OPERATIONS, ConsolePage.OPERATIONS.href());
    }

    private TemplateInstance page(String source, @Nullable String after, @Nullable Problem refusal) {
        Frame frame = visitor.frame("Withheld departures", ConsolePage.OPERATIONS);
        InWords words = new InWords(clock.instant(), frame.zone());
        return Templates.departures(frame, new DepartureView(services.departures(source, after, PAGE), words), refusal);
    }
}
