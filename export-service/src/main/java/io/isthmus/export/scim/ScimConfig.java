package io.isthmus.export.scim;

import io.isthmus.scim.ScimLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How SCIM providers are talked to. */
@ConfigMapping(prefix = "isthmus.scim")
public interface ScimConfig extends ScimLimits {

    /** How long one request may take before its outcome counts as unknown, 1 s to 10 min. */
    @WithDefault("PT30S")
    @Override
    Duration requestTimeout();

    /** How long a connection may take to be opened. */
    @WithDefault("PT10S")
    @Override
    Duration connectTimeout();

    /** Resources to ask for at once when listing, 1 to 5,000; the provider's own limit wins. */
    @WithDefault("500")
    @Min(1)
    @Max(5_000)
    int pageSize();

    /** Groups to ask for at once: their memberships make the answer long. 1 to 1,000. */
    @WithDefault("50")
    @Min(1)
    @Max(1_000)
    int groupPageSize();

    /**
     * Bytes of one answer, as sent and after inflating, 64 kB to 1 GB. Never more than a sixth of the memory of this
     * process, whatever is said here. A page of a listing that is larger is asked for again in smaller pages.
     */
    @WithDefault("67108864")
    @Min(65_536)
    @Max(1_073_741_824)
    @Override
    long maximumAnswer();

    /** Resources taken of one page or look-up, however many come: providers may give more than were asked for. */
    @WithDefault("100000")
    @Min(1)
    @Max(1_000_000)
    int maximumResources();

    /** How often a request is repeated that certainly did not reach the provider, or that only reads. 0 to 10. */
    @WithDefault("3")
    @Min(0)
    @Max(10)
    @Override
    int repetitions();

    /** Pause before the first repetition; it doubles with each. */
    @WithDefault("PT0.3S")
    @Override
    Duration repetitionPause();

    /** Pause after a 429 that names none. */
    @WithDefault("PT5S")
    @Override
    Duration throttlePause();
}
