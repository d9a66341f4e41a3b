package io.isthmus.analyzer.rest;

import io.isthmus.analyzer.advice.AdviceRow;
import io.isthmus.analyzer.advice.AdviceTable;
import io.isthmus.analyzer.advice.InstallationFacts;
import io.isthmus.analyzer.analyzing.AnalysisStore;
import io.isthmus.analyzer.analyzing.AnalysisStore.Kept;
import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Advice beside the verdict. */
@Path("/api/analyses/{id}/advice")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AdviceResource {

    private final AnalysisStore store;
    private final AdviceTable table;

    AdviceResource(AnalysisStore store, AdviceTable table) {
        this.store = store;
        this.table = table;
    }

    /** @param date {@code yyyy-mm-dd}, today unless given */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public List<AdviceRow> advice(@PathParam("id") String id, @QueryParam("date") String date) {
        Kept kept = Known.done(store, id);
        return table.on(InstallationFacts.of(kept.result(), kept.facts(), on(date)));
    }

    private static LocalDate on(String date) {
        if (date == null || date.isBlank()) {
            return LocalDate.now(ZoneOffset.UTC);
        }
        try {
            return LocalDate.parse(date);
        } catch (DateTimeException malformed) {
            throw new ProblemException(
                    400, "DATE_INVALID", "The date cannot be read", "date is " + date, "Give it as yyyy-mm-dd.");
        }
    }
}
