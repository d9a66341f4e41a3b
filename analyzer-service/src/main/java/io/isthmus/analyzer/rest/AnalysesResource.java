package io.isthmus.analyzer.rest;

import io.isthmus.analyzer.analyzing.AnalysisQueue;
import io.isthmus.analyzer.analyzing.AnalysisStore;
import io.isthmus.analyzer.analyzing.AnalysisWords;
import io.isthmus.analyzer.wiring.AnalyzerConfig;
import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.settings.SettingsDocument;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Uploads and their analyses. */
@Path("/api/analyses")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AnalysesResource {

    private final AnalysisQueue desk;
    private final AnalysisStore store;
    private final Uploads uploads;
    private final Duration answerWithin;

    AnalysesResource(AnalysisQueue desk, AnalysisStore store, Uploads uploads, AnalyzerConfig config) {
        this.desk = desk;
        this.store = store;
        this.uploads = uploads;
        this.answerWithin = config.answerWithin();
    }

    /**
     * Takes an export (ZIP, XML or JSON) as raw body and analyses it in the background: 202 with the analysis, which may have
     * ended already. A file that turns out within {@code isthmus.analyzer.answer-within} to be unreadable is answered with a
     * problem that names file and line; the failed analysis is kept all the same.
     *
     * @param fileName as the administrator knows it, for messages
     * @param lang of a problem's words, where it is not that of {@code Accept-Language}
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.OPERATOR)
    public Response analyse(
            @QueryParam("fileName") String fileName,
            @HeaderParam("Content-Length") @DefaultValue("-1") long announced,
            @QueryParam("lang") String lang,
            @Context HttpHeaders asked,
            InputStream body) {
        requireRoom();
        String name = Uploads.nameOf(fileName);
        Locale language = AskedLanguage.of(lang, asked);
        return answer(name, uploads.keep(body, name, announced, language), language);
    }

    /**
     * The same for the files of an exported folder, each a part of a form with its file name; they are read as one export.
     *
     * @param fileName of the folder, for messages
     */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Roles.OPERATOR)
    public Response analyseFolder(
            @QueryParam("fileName") String fileName,
            @QueryParam("lang") String lang,
            @Context HttpHeaders asked,
            @RestForm(FileUpload.ALL) List<FileUpload> files) {
        requireRoom();
        String name = Uploads.nameOf(fileName);
        Locale language = AskedLanguage.of(lang, asked);
        return answer(name, uploads.keepTogether(files, name, language), language);
    }

    private void requireRoom() {
        if (!desk.hasRoom()) {
            throw new ProblemException(
                    503,
                    "TOO_MANY_ANALYSES",
                    "Too many uploads wait for their analysis",
                    "no further upload is accepted until one is analysed",
                    "Try again in a minute, or raise isthmus.analyzer.waiting.");
        }
    }

    private Response answer(String name, java.nio.file.Path upload, Locale language) {
        AnalysisResult soFar = desk.accept(name, upload).within(answerWithin);
        if (soFar.status() == AnalysisResult.Status.FAILED) {
            throw FailedUpload.problem(soFar, language);
        }
        return Response.accepted(soFar)
                .location(URI.create("/api/analyses/" + soFar.id()))
                .build();
    }

    /** The newest analyses in short: without findings and settings. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public List<AnalysisResult> newest(@QueryParam("limit") @DefaultValue("50") int limit) {
        if (limit < 1 || limit > 500) {
            throw new ProblemException(
                    400, "LIMIT", "The limit is out of bounds", "limit is " + limit, "Give 1 to 500.");
        }
        return store.newest(limit).stream().map(AnalysesResource::inShort).toList();
    }

    /** @param lang of its words, where it is not that of {@code Accept-Language} */
    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    public AnalysisResult one(@PathParam("id") String id, @QueryParam("lang") String lang, @Context HttpHeaders asked) {
        return AnalysisWords.in(AskedLanguage.of(lang, asked)).of(Known.kept(store, id));
    }

    /** What can be carried over, also of a blocked analysis. */
    @GET
    @Path("/{id}/settings")
    @RolesAllowed(Roles.VIEWER)
    public SettingsDocument settings(@PathParam("id") String id) {
        return Known.settings(store, id);
    }

    private static AnalysisResult inShort(AnalysisResult full) {
        return new AnalysisResult(
                full.version(),
                full.id(),
                full.deployment(),
                full.fileName(),
                full.requestedAt(),
                full.finishedAt(),
                full.status(),
                full.failure(),
                full.product(),
                full.objects(),
                full.verdict(),
                full.estimatedMinutes(),
                full.overrideAllowed(),
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
