package io.isthmus.analyzer.rest;

import io.isthmus.analyzer.advice.AdviceRow;
import io.isthmus.analyzer.advice.AdviceTable;
import io.isthmus.analyzer.advice.InstallationFacts;
import io.isthmus.analyzer.analyzing.AnalysisStore;
import io.isthmus.analyzer.analyzing.AnalysisStore.Kept;
import io.isthmus.analyzer.html.HtmlReport;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.report.ReportPage;
import io.isthmus.analyzer.report.ReportWords;
import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything about an analysis in one answer: a page to print and hand on, or the same as JSON. */
@Path("/api/analyses/{id}")
@RunOnVirtualThread
public class ReportResource {

    private final AnalysisStore store;
    private final AdviceTable table;

    ReportResource(AnalysisStore store, AdviceTable table) {
        this.store = store;
        this.table = table;
    }

    /** @param facts not of an analysis that is older than their keeping */
    public record Report(AnalysisResult analysis, @Nullable ExportFacts facts, List<AdviceRow> advice) {}

    @GET
    @Path("/report")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @RolesAllowed(Roles.VIEWER)
    public String page(@PathParam("id") String id, @Context HttpHeaders asked) {
        Report report = reported(id);
        return HtmlReport.of(ReportPage.of(
                report.analysis(),
                report.facts(),
                report.advice(),
                ReportWords.in(asked.getAcceptableLanguages().getFirst())));
    }

    @GET
    @Path("/report.json")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    public Report json(@PathParam("id") String id) {
        return reported(id);
    }

    private Report reported(String id) {
        Kept kept = Known.done(store, id);
        return new Report(
                kept.result(),
                kept.facts(),
                table.on(InstallationFacts.of(kept.result(), kept.facts(), LocalDate.now(ZoneOffset.UTC))));
    }
}
