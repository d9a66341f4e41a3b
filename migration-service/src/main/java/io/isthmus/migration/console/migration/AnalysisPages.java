package io.isthmus.migration.console.migration;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.chassis.access.AdminNeeded;
import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.migration.auditing.Audited;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Services;
import io.isthmus.migration.console.page.Form;
import io.isthmus.migration.console.page.Frame;
import io.isthmus.migration.console.page.PageResponses;
import io.isthmus.migration.console.page.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Uploads of old configurations and what the analysis says of them: {@code /api/analyses} of analyzer-service. */
@Path("/console/migration/analyses")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AnalysisPages {

    static final String PATH = "/console/migration/analyses/";

    private final Visitor visitor;
    private final Services services;
    private final Audited audited;
    private final PageResponses answers;
    private final Form form;
    private final Clock clock;

    AnalysisPages(Visitor visitor, Services services, Audited audited, PageResponses answers, Form form, Clock clock) {
        this.visitor = visitor;
        this.services = services;
        this.audited = audited;
        this.answers = answers;
        this.form = form;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance analysis(
                Frame frame, AnalysisView view, List<AnalysisView> others, @Nullable Problem refusal);

        private Templates() {}
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Roles.OPERATOR)
    public Response upload(@RestForm("export") FileUpload upload) {
        if (upload == null || upload.size() == 0) {
            throw new ProblemException(
                    400,
                    "FILE_MISSING",
                    "There is no file to analyze",
                    "the form came without a file, or with an empty one",
                    "Choose the file that the old tool's export wrote.");
        }
        AnalysisResult running = audited.call(
                visitor.name(),
                "UPLOAD",
                upload.fileName(),
                null,
                () -> services.analyze(upload.fileName(), upload.uploadedFile()));
        return PageResponses.seeOther(PATH + running.id());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance analysis(@PathParam("id") String id) {
        return page(id, null);
    }

    /** To print and hand on; a file, as its style and what it quotes are not of this console. */
    @GET
    @Path("/{id}/report")
    @RolesAllowed(Roles.VIEWER)
    public Response report(@PathParam("id") String id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        return file(services.report(id, languages), "analysis-report.html");
    }

    @GET
    @Path("/{id}/differences")
    @RolesAllowed(Roles.VIEWER)
    public Response differences(
            @PathParam("id") String id,
            @QueryParam("to") String other,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        return file(services.differences(id, String.valueOf(other), languages), "differences.html");
    }

    private static Response file(InputStream page, String name) {
        StreamingOutput output = out -> {
            try (page) {
                page.transferTo(out);
            }
        };
        return Response.ok(output, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    @POST
    @Path("/{id}/object-count")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response count(@PathParam("id") String id) {
        try {
            audited.call(visitor.name(), "COUNT OBJECTS", id, null, () -> counted(id));
            return PageResponses.seeOther(PATH + id);
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), page(id, Problem.of(e)));
        }
    }

    private AnalysisResult counted(String id) {
        JsonNode body = StepForms.objectCount(form.fields());
        if (body.has("directory") && !visitor.isAdmin()) {
            throw new AdminNeeded(
                    "to count in a directory sends the secret that is referred to to the address that is named",
                    "Let an administrator have the objects counted, or give their number.");
        }
        return services.countObjects(id, body);
    }

    @ServerExceptionMapper
    Response refused(ProblemException problem) {
        return answers.refused(problem, ConsolePage.MIGRATION, "/console/migration");
    }

    private TemplateInstance page(String id, @Nullable Problem refusal) {
        Frame frame = visitor.frame("Analysis", ConsolePage.MIGRATION);
        AnalysisResult result = services.analysis(id)
                .orElseThrow(() -> new ProblemException(
                        404,
                        "ANALYSIS_NOT_FOUND",
                        "There is no such analysis",
                        "analyzer-service knows no analysis " + id,
                        "Upload the export again."));
        InWords words = new InWords(clock.instant(), frame.zone());
        return Templates.analysis(frame, new AnalysisView(result, words), others(id, words), refusal);
    }

    /** What it can be compared with. */
    private List<AnalysisView> others(String id, InWords words) {
        return services.analyses().stream()
                .filter(each -> !each.id().equals(id))
                .map(each -> new AnalysisView(each, words))
                .filter(AnalysisView::done)
                .toList();
    }
}
