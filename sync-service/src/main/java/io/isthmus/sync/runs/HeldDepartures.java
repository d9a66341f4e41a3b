package io.isthmus.sync.runs;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.WithheldDepartures;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunRequest;
import io.isthmus.sync.importing.DepartureTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Departures that an import has withheld: shown, and let go by somebody who has looked at exactly those. */
@ApplicationScoped
public class HeldDepartures {

    private static final Logger LOG = Logger.getLogger(HeldDepartures.class);

    private final DepartureTables departures;
    private final CurrentSettings settings;
    private final SyncRuns runs;
    private final Clock clock = Clock.systemUTC();

    HeldDepartures(DepartureTables departures, CurrentSettings settings, SyncRuns runs) {
        this.departures = departures;
        this.settings = settings;
        this.runs = runs;
    }

    /** @param after the anchor before the page */
    public WithheldDepartures of(String source, @Nullable String after, int limit) {
        known(source);
        List<WithheldDepartures.Count> counts = departures.withheld(source).stream()
                .map(each -> new WithheldDepartures.Count(each.objectClass(), each.base(), each.count()))
                .toList();
        List<WithheldDepartures.Departure> page = departures.page(source, after == null ? "" : after, limit);
        return new WithheldDepartures(
                source,
                departures.digest(source),
                counts.stream().mapToLong(WithheldDepartures.Count::count).sum(),
                counts,
                page,
                page.size() == limit ? page.getLast().anchor() : null);
    }

    /** Lets exactly one set go, with an import that begins at once or with the next one. */
    public WithheldDepartures approve(String source, @Nullable Approval approval, String by) {
        known(source);
        if (approval == null || approval.digest() == null || approval.digest().isBlank()) {
            throw new ProblemException(
                    400,
                    "DIGEST_MISSING",
                    "The approval names no set",
                    "field digest is missing",
                    "quote the digest that GET /api/sources/" + source
                            + "/departures gave for the set that was looked at");
        }
        long approved = departures.approve(source, approval.digest(), by, approval.comment(), clock.instant());
        if (approved < 0) {
            throw new ProblemException(
                    409,
                    "DEPARTURES_CHANGED",
                    "Other departures are withheld by now",
                    "no set with digest " + approval.digest() + " is withheld for the source " + source,
                    "look at GET /api/sources/" + source + "/departures again and approve what is withheld now");
        }
        LOG.infof("%s let %d objects leave that were withheld for the source %s", by, approved, source);
        begin(source);
        return of(source, null, 1);
    }

    private void begin(String source) {
        try {
            runs.begin(new RunRequest(RunProfile.DELTA_IMPORT, source));
        } catch (RunRefused e) {
            LOG.infof("no import of %s begins now, so they leave with the next one: %s", source, e.getMessage());
        }
    }

    private void known(String source) {
        boolean named = settings.get().stream()
                .flatMap(document -> document.sources().stream())
                .anyMatch(each -> each.name().equals(source));
        if (!named) {
            throw new ProblemException(
                    404,
                    "NO_SUCH_SOURCE",
                    "The source is not known",
                    "the settings name no source " + source,
                    "Name one of the sources of the settings.");
        }
    }
}
