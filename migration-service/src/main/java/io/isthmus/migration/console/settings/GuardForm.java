package io.isthmus.migration.console.settings;

import io.isthmus.contracts.settings.ImportGuard;
import org.jspecify.annotations.Nullable;

/**
 * From how many departures on an import withholds them, as a part of the form of a source; both as they were typed. Empty means as usual.
 *
 * @param percent of the known objects of a class
 * @param atLeast so many departures
 */
public record GuardForm(String percent, String atLeast) {

    static GuardForm usual() {
        return new GuardForm("", "");
    }

    static GuardForm of(@Nullable ImportGuard guard) {
        return guard == null
                ? usual()
                : new GuardForm(Integer.toString(guard.percent()), Integer.toString(guard.atLeast()));
    }

    static GuardForm read(Fields fields) {
        return new GuardForm(fields.text("guardPercent"), fields.text("guardAtLeast"));
    }

    @Nullable
    ImportGuard guard() {
        return percent.isBlank() && atLeast.isBlank()
                ? null
                : new ImportGuard(Fields.number("guardPercent", percent), Fields.number("guardAtLeast", atLeast));
    }
}
