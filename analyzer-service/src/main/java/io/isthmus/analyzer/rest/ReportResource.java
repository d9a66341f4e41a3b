package io.isthmus.analyzer.rest;

import io.isthmus.analyzer.advice.AdviceTable;
import io.isthmus.analyzer.advice.Situation;
import io.isthmus.analyzer.analyzing.AnalysisStore;
import io.isthmus.analyzer.report.HtmlReport;
import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** One page to print. As JSON it is the analysis itself. */
@Path("/api/analyses/{id}/report")
@RunOnVirtualThread
public class ReportResource {

    private final AnalysisStore store;
    private final AdviceTable table;

    ReportResource(AnalysisStore store, AdviceTable table) {
        this.store = store;
        this.table = table;
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @RolesAllowed(Roles.VIEWER)
    public String page(@PathParam("id") String id) {
        AnalysisResult done = Known.done(store, id).result();
        return HtmlReport.of(done, table.on(Situation.of(done, LocalDate.now(ZoneOffset.UTC))));
    }
}
