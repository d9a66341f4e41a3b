package io.isthmus.migration.console.pending;

import com.fasterxml.jackson.core.JsonGenerator;
import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.config.ConfigChange.Verdict;
import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.PersonVerdict;
import io.isthmus.migration.auditing.Audited;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Services;
import io.isthmus.migration.console.Watch;
import io.isthmus.migration.console.page.Form;
import io.isthmus.migration.console.page.Frame;
import io.isthmus.migration.console.page.PageResponses;
import io.isthmus.migration.console.page.Visitor;
import io.isthmus.migration.migrating.store.Migrations;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What would be written, object by object: {@code /api/pending-exports} and {@code /api/approvals} of export-service. */
@Path("/console/pending-exports")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class PendingPages {

    private static final String HOME = "/console/pending-exports";
    private static final int MOST_A_REQUEST = 1_000;
    private static final int LEAVERS_SHOWN = 100;

    private final Visitor visitor;
    private final Services services;
    private final Migrations migrations;
    private final Watch watch;
    private final Audited audited;
    private final PageResponses answers;
    private final Form form;
    private final Clock clock;

    PendingPages(
            Visitor visitor,
            Services services,
            Migrations migrations,
            Watch watch,
            Audited audited,
            PageResponses answers,
            Form form,
            Clock clock) {
        this.visitor = visitor;
        this.services = services;
        this.migrations = migrations;
        this.watch = watch;
        this.audited = audited;
        this.answers = answers;
        this.form = form;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance pending(Frame frame, PendingPageView view, @Nullable Problem refusal);

        private Templates() {}
    }

    /** The filter as it stands in an address. */
    public static class Asked {
        @QueryParam("type")
        @Nullable
        String type;

        @QueryParam("operation")
        @Nullable
        String operation;

        @QueryParam("q")
        @Nullable
        String text;

        @QueryParam("after")
        @Nullable
        String after;

        @QueryParam("page")
        int page;

        PendingFilter filter() {
            return new PendingFilter(type, operation, text, after, page);
        }
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance pending(@BeanParam Asked asked) {
        return page(asked.filter(), null);
    }

    @GET
    @Path("/csv")
    @Produces("text/csv")
    @RolesAllowed(Roles.VIEWER)
    public Response csv(@BeanParam Asked asked) {
        InputStream rows = services.pendingExportsCsv(asked.filter().query());
        StreamingOutput output = out -> {
            try (rows) {
                rows.transferTo(out);
            }
        };
        return download(output, "pending-exports.csv");
    }

    /** An array of what {@code GET /api/pending-exports} answers page by page. */
    @GET
    @Path("/json")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    public Response json(@BeanParam Asked asked) {
        PendingFilter filter = asked.filter();
        PendingExportView.Page first = services.pendingExports(filter.query(null, MOST_A_REQUEST));
        StreamingOutput output = out -> {
            try (JsonGenerator json = WireFormat.mapper().createGenerator(out)) {
                json.writeStartArray();
                PendingExportView.Page page = first;
                while (page != null) {
                    for (PendingExportView each : page.items()) {
                        json.writeObject(each);
                    }
                    page = page.next() == null
                            ? null
                            : services.pendingExports(filter.query(page.next(), MOST_A_REQUEST));
                }
                json.writeEndArray();
            }
        };
        return download(output, "pending-exports.json");
    }

    /** Lets exactly the set with this digest through the gate; 409 if it is another one by now. */
    @POST
    @Path("/approvals")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve() {
        String digest = form.text("digest");
        String comment = form.text("comment");
        try {
            // export-service knows this service only: who it was stands in the comment there, and in the audit here
            String told = visitor.name() + " in the console" + (comment == null ? "" : ": " + comment);
            audited.call(
                    visitor.name(),
                    "APPROVE",
                    digest,
                    comment,
                    () -> services.approve(new Approval(digest, told), visitor.isAdmin()));
            watch.lookAgain();
            return PageResponses.seeOther(HOME);
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), page(new PendingFilter(null, null, null, null, 1), Problem.of(e)));
        }
    }

    /** What the operator says of a person whose pending export waits for it. */
    @POST
    @Path("/verdicts")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response say() {
        String anchor = form.text("anchor");
        Verdict verdict = Verdict.valueOf(Objects.requireNonNullElse(form.text("verdict"), Verdict.UNDECIDED.name()));
        PersonVerdict said = new PersonVerdict(
                anchor,
                verdict,
                form.text("former"),
                date(form.text("deleteAfter")),
                visitor.name() + " in the console");
        try {
            audited.call(visitor.name(), verdict.name(), anchor, said.formerAnchor(), () -> services.say(said));
            watch.lookAgain();
            return PageResponses.seeOther(HOME);
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), page(new PendingFilter(null, null, null, null, 1), Problem.of(e)));
        }
    }

    @ServerExceptionMapper
    Response refused(ProblemException problem) {
        return answers.refused(problem, ConsolePage.PENDING_EXPORTS, HOME);
    }

    private static @Nullable Instant date(@Nullable String text) {
        return text == null || text.isBlank() ? null : Instant.parse(text);
    }

    private TemplateInstance page(PendingFilter filter, @Nullable Problem refusal) {
        Frame frame = visitor.frame("Pending exports", ConsolePage.PENDING_EXPORTS);
        // the digest before the rows: if the set changes between, the approval is refused, and not the other way round
        var summary = services.pendingSummary();
        PendingPageView view = new PendingPageView(
                filter,
                services.pendingExports(filter.query()),
                summary,
                services.gate(),
                services.leavers(LEAVERS_SHOWN),
                migrations.inProgress(),
                new InWords(clock.instant(), frame.zone()));
        return Templates.pending(frame, view, refusal);
    }

    private static Response download(StreamingOutput output, String name) {
        return Response.ok(output)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
