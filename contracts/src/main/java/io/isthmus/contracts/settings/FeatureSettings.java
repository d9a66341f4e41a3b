package io.isthmus.contracts.settings;

/**
 * Options of the old tool that change what is synchronized. {@code null} where the old configuration did not say.
 */
public record FeatureSettings(
        Boolean passwordHashSync, Boolean exchangeHybrid, Boolean groupWriteBack, Boolean deviceWriteBack) {

    public static FeatureSettings none() {
        return new FeatureSettings(null, null, null, null);
    }
}
