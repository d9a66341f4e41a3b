package io.isthmus.scim;

import java.time.Duration;

/** How a provider is talked to. */
public interface ScimLimits {

    /** How long one request may take before its outcome counts as unknown. */
    Duration requestTimeout();

    /** How long a connection may take to be opened. */
    Duration connectTimeout();

    /** Bytes of one answer, as sent and after inflating. Never more than a sixth of the memory of this process. */
    long maximumAnswer();

    /** How often a request is repeated that certainly did not reach the provider, or that only reads. */
    int repetitions();

    /** Pause before the first repetition; it doubles with each. */
    Duration repetitionPause();

    /** Pause after a 429 that names none. */
    Duration throttlePause();
}
