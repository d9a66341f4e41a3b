package io.isthmus.sync.connectorspace;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a desired image comes from, as a message says it: {@code connector: dn}. */
public record Origin(String connector, String dn) {

    private static final String BETWEEN = ": ";

    public static Origin of(ConnectorSpaceObject object) {
        return new Origin(object.connector(), object.dn());
    }

    /** @param text as {@link #toString} gives it; empty when it names no connector */
    public static Optional<Origin> parse(@Nullable String text) {
        int end = text == null ? -1 : text.indexOf(BETWEEN);
        return text == null || end < 0
                ? Optional.empty()
                : Optional.of(new Origin(text.substring(0, end), text.substring(end + BETWEEN.length())));
    }

    @Override
    public String toString() {
        return connector + BETWEEN + dn;
    }
}
