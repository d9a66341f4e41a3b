package io.isthmus.analyzer.rest;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.analyzing.AnalysisStore;
import io.isthmus.analyzer.analyzing.AnalysisStore.Kept;
import io.isthmus.analyzer.differing.ExportDifferences;
import io.isthmus.analyzer.html.HtmlReport;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.inventory.FactWords;
import io.isthmus.analyzer.report.DifferencesPage;
import io.isthmus.analyzer.report.ReportWords;
import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.ExportComparison;
import io.isthmus.contracts.analysis.ExportComparison.Compared;
import io.isthmus.contracts.analysis.ExportComparison.Difference;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;

/** Where two analysed exports differ: before and after a change, the active and the staging server. */
@Path("/api/analyses/{id}")
@RunOnVirtualThread
public class DifferencesResource {

    /** A page that lists more would be read by nobody. */
    private static final int MOST = 10_000;

    private final AnalysisStore store;

    DifferencesResource(AnalysisStore store) {
        this.store = store;
    }

    /**
     * @param to id of the analysis that came later, or of the other server
     * @param lang where it is not that of {@code Accept-Language}
     */
    @GET
    @Path("/differences")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @RolesAllowed(Roles.VIEWER)
    public String page(
            @PathParam("id") String id,
            @QueryParam("to") String to,
            @QueryParam("lang") String lang,
            @Context HttpHeaders asked) {
        Locale language = AskedLanguage.of(lang, asked);
        return HtmlReport.of(DifferencesPage.of(compared(id, to, language), ReportWords.in(language)));
    }

    @GET
    @Path("/differences.json")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    public ExportComparison json(@PathParam("id") String id, @QueryParam("to") String to) {
        return compared(id, to, Locale.ENGLISH);
    }

    private ExportComparison compared(String id, String to, Locale language) {
        if (to == null || to.isBlank()) {
            throw new ProblemException(
                    400,
                    "COMPARISON_INVALID",
                    "Two analyses are needed",
                    "the request names no other analysis",
                    "Add ?to= with the id of the other analysis.");
        }
        Kept before = Known.done(store, id);
        Kept after = Known.done(store, to);
        List<Difference> differences = ExportDifferences.between(facts(before), facts(after));
        return new ExportComparison(
                named(before.result()),
                named(after.result()),
                differences.size(),
                differences.stream().limit(MOST).map(FactWords.in(language)::of).toList());
    }

    private static ExportFacts facts(Kept kept) {
        if (kept.facts() == null) {
            throw new ProblemException(
                    409,
                    "ANALYSIS_WITHOUT_FACTS",
                    "The analysis is too old to be compared",
                    "analysis " + kept.result().id() + " was made before the contents of exports were kept",
                    "Upload " + kept.result().fileName() + " again, and compare the new analysis.");
        }
        return kept.facts();
    }

    private static Compared named(AnalysisResult result) {
        AnalysisResult.Product product = requireNonNull(result.product());
        return new Compared(
                result.id(),
                result.fileName(),
                product.version() == null ? product.name() : product.name() + " " + product.version());
    }
}
