package io.isthmus.migration.standby;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How this deployment stands by.
 *
 * @param target none while the settings name none
 * @param active who may export to it
 * @param standsBy whether another one is active and this one could take over
 * @param follows whether settings are taken over by themselves
 * @param drift where the settings differ that should be alike; empty if nowhere
 */
public record StandByReport(
        String deployment,
        @Nullable String target,
        @Nullable String active,
        boolean standsBy,
        boolean follows,
        List<Drift> drift) {

    public StandByReport {
        drift = List.copyOf(drift);
    }

    /**
     * @param place dotted path of the setting
     * @param followed whether taking over makes it alike; what depends on where a deployment runs stays as it is
     */
    public record Drift(String place, String active, String standBy, boolean followed) {}
}
