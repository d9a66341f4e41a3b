package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.Leavers;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long people of each source who have left stay, disabled, before they are deleted. */
public record Grace(Map<String, Duration> bySource) {

    /** Nobody stays. */
    public static final Grace NONE = new Grace(Map.of());

    private static final String NAME_ENDS = ": ";

    public Grace {
        bySource = Map.copyOf(bySource);
    }

    public static Grace of(SettingsDocument settings) {
        Map<String, Duration> bySource = new HashMap<>();
        for (SourceSettings source : settings.sources()) {
            Leavers leavers = source.leavers();
            if (leavers != null) {
                bySource.put(source.name(), leavers.deleteAfter());
            }
        }
        return new Grace(bySource);
    }

    /**
     * When an object is to be deleted that has left now; none where it is not put off.
     *
     * @param source connector and DN of its first contributor
     */
    @Nullable
    Instant deleteAfter(ObjectType type, @Nullable String source, Instant now) {
        if (type != ObjectType.USER || source == null) {
            return null;
        }
        int end = source.indexOf(NAME_ENDS);
        Duration grace = bySource.get(end < 0 ? source : source.substring(0, end));
        return grace == null ? null : now.plus(grace).truncatedTo(ChronoUnit.SECONDS);
    }
}
