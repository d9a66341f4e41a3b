package io.isthmus.export.deciding;

import io.isthmus.contracts.export.Leaver;
import io.isthmus.contracts.settings.SafetySettings.Deprovision;
import io.isthmus.export.gate.GateKeeper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** People who have left and are going to be deleted, for people. */
@ApplicationScoped
public class Leavers {

    private final VerdictStore store;
    private final GateKeeper gate;

    Leavers(VerdictStore store, GateKeeper gate) {
        this.store = store;
        this.gate = gate;
    }

    /** Where a page begins. */
    public record Cursor(Instant deleteAfter, long id) {

        public static final Cursor BEGINNING = new Cursor(Instant.EPOCH, 0);

        /** None for what is no cursor. */
        public static Optional<Cursor> read(String text) {
            int bar = text.indexOf('|');
            try {
                return bar < 0
                        ? Optional.empty()
                        : Optional.of(new Cursor(
                                Instant.parse(text.substring(0, bar)), Long.parseLong(text.substring(bar + 1))));
            } catch (DateTimeException | NumberFormatException e) {
                return Optional.empty();
            }
        }

        private String written() {
            return deleteAfter + "|" + id;
        }
    }

    public Leaver.Page page(Cursor after, int limit) {
        boolean all = gate.settings()
                .filter(settings -> settings.safety().deprovision() == Deprovision.DELETE)
                .isPresent();
        List<VerdictStore.ListedLeaver> page = store.leavers(all, after.deleteAfter(), after.id(), limit);
        return new Leaver.Page(
                page.stream().map(VerdictStore.ListedLeaver::leaver).toList(),
                page.size() < limit ? null : next(page.getLast()));
    }

    private static String next(VerdictStore.ListedLeaver last) {
        return new Cursor(last.leaver().deleteAfter(), last.id()).written();
    }
}
