package io.isthmus.sync.importing;

import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.importing.BaseCensus.Incomplete;
import io.isthmus.sync.importing.ShrinkGuard.Loss;

/** How an import says that somebody was not let go. */
final class WithheldFaults {

    private WithheldFaults() {}

    static RunError incomplete(SourceSettings source, Incomplete base, String digest) {
        return new RunError(
                "INCOMPLETE",
                base.base(),
                "of " + base.known() + " objects known under it the source " + source.name() + " (" + source.url()
                        + ") returned " + base.seen() + "; nobody there was taken as gone",
                "See that the account may still read there and that the container was not renamed; then run a full import."
                        + letGo(source, digest));
    }

    static RunError shrinkHeld(SourceSettings source, Loss loss, String digest) {
        return new RunError(
                "SHRINK_HELD",
                null,
                loss.leaving() + " of " + loss.known() + " objects of class " + loss.objectClass()
                        + " are gone from the source " + source.name() + " (" + source.url()
                        + ") or its filters, and the limit is "
                        + source.guard().percent() + " %, from "
                        + source.guard().atLeast()
                        + " on; their departure is withheld, and they stay as they are",
                "Put the filter, the account's rights or the source right: whoever is seen again stays."
                        + letGo(source, digest));
    }

    static RunError awaited(SourceSettings source, String sibling, long count) {
        return new RunError(
                "MOVE_AWAITED",
                null,
                count + " objects are gone from the source " + source.name() + ", and the source " + sibling
                        + " shows them but has not taken them in, or does not answer; they stay as they are until it says"
                        + " more",
                "Import the source " + sibling
                        + ", and see what keeps it from taking them in; if it is never to be read"
                        + " again, take it out of the settings.");
    }

    private static String letGo(SourceSettings source, String digest) {
        return digest.isEmpty()
                ? ""
                : " If they have really left, look at GET /api/sources/" + source.name()
                        + "/departures and approve exactly this set: POST /api/sources/" + source.name()
                        + "/departures/approve with {\"digest\":\"" + digest + "\"}.";
    }
}
