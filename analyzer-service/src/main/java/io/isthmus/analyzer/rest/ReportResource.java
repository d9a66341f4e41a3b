package io.isthmus.analyzer.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.analyzer.advice.AdviceRow;
import io.isthmus.analyzer.advice.AdviceTable;
import io.isthmus.analyzer.advice.InstallationFacts;
import io.isthmus.analyzer.analyzing.AnalysisStore;
import io.isthmus.analyzer.analyzing.AnalysisStore.Kept;
import io.isthmus.analyzer.analyzing.AnalysisWords;
import io.isthmus.analyzer.html.HtmlReport;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.inventory.FactWords;
import io.isthmus.analyzer.json.DeclaredSchemas;
import io.isthmus.analyzer.report.ReportPage;
import io.isthmus.analyzer.report.ReportWords;
import io.isthmus.analyzer.ways.DeclaredSchema;
import io.isthmus.analyzer.ways.Task;
import io.isthmus.analyzer.ways.WayOut;
import io.isthmus.analyzer.ways.WaysOut;
import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything about an analysis in one answer: a page to print and hand on, or the same as JSON. */
@Path("/api/analyses/{id}")
@RunOnVirtualThread
public class ReportResource {

    private final AnalysisStore store;
    private final AdviceTable table;
    private final WaysOut ways;

    ReportResource(AnalysisStore store, AdviceTable table, WaysOut ways) {
        this.store = store;
        this.table = table;
        this.ways = ways;
    }

    /**
     * @param facts not of an analysis that is older than their keeping
     * @param ways out of the old tool, side by side
     * @param checklist what needs an administrator
     */
    public record Report(
            AnalysisResult analysis,
            @Nullable ExportFacts facts,
            List<AdviceRow> advice,
            List<WayOut> ways,
            List<Task> checklist) {}

    /** @param lang where it is not that of {@code Accept-Language} */
    @GET
    @Path("/report")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @RolesAllowed(Roles.VIEWER)
    public StreamingOutput page(
            @PathParam("id") String id, @QueryParam("lang") String lang, @Context HttpHeaders asked) {
        Locale language = AskedLanguage.of(lang, asked);
        Report report = reported(id, null, language);
        ReportPage page = ReportPage.of(
                report.analysis(), report.facts(), report.advice(), report.ways(), ReportWords.in(language));
        return output -> HtmlReport.write(page, new OutputStreamWriter(output, StandardCharsets.UTF_8));
    }

    @GET
    @Path("/report.json")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    public Report json(@PathParam("id") String id, @QueryParam("lang") String lang, @Context HttpHeaders asked) {
        return reported(id, null, AskedLanguage.of(lang, asked));
    }

    /**
     * The ways out to a SCIM provider that is named by what it declares.
     *
     * @param schemas what the provider answers at {@code /Schemas}
     */
    @POST
    @Path("/ways")
    @Consumes({MediaType.APPLICATION_JSON, "application/scim+json"})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    public List<WayOut> waysTo(@PathParam("id") String id, JsonNode schemas) {
        return reported(id, declared(schemas), Locale.ENGLISH).ways();
    }

    private static DeclaredSchema declared(@Nullable JsonNode schemas) {
        return Optional.ofNullable(schemas)
                .flatMap(DeclaredSchemas::of)
                .orElseThrow(() -> new ProblemException(
                        422,
                        "NO_SCHEMAS",
                        "No schema",
                        "the body declares no attribute: it is no answer of a SCIM provider at /Schemas",
                        "Send what the provider answers to GET /Schemas, unchanged."));
    }

    private Report reported(String id, @Nullable DeclaredSchema declared, Locale language) {
        Kept kept = Known.done(store, id);
        AnalysisResult result = AnalysisWords.in(language).of(kept);
        List<AdviceRow> advice =
                table.in(language).on(InstallationFacts.of(result, kept.facts(), LocalDate.now(ZoneOffset.UTC)));
        ExportFacts facts = kept.facts() == null ? null : FactWords.in(language).of(kept.facts());
        return new Report(result, facts, advice, ways.of(result, advice, declared, language), Task.of(result));
    }
}
