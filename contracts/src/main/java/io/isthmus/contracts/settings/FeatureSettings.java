package io.isthmus.contracts.settings;

import org.jspecify.annotations.Nullable;

/**
 * Options of the old tool that change what is synchronized. Absent where the old configuration did not say.
 */
public record FeatureSettings(
        @Nullable Boolean passwordHashSync,
        @Nullable Boolean exchangeHybrid,
        @Nullable Boolean groupWriteBack,
        @Nullable Boolean deviceWriteBack) {

    public static FeatureSettings none() {
        return new FeatureSettings(null, null, null, null);
    }
}
