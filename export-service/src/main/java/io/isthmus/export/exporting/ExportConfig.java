package io.isthmus.export.exporting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How exports run. */
@ConfigMapping(prefix = "isthmus.export")
public interface ExportConfig {

    /** A run stops when more objects than this have failed, 1 to 1,000,000. */
    @WithDefault("5000")
    @Min(1)
    @Max(1_000_000)
    int maxErrors();

    /** How often one object is sent within a run when its outcome is unknown, 1 to 10. A look-up precedes each repetition. */
    @WithDefault("3")
    @Min(1)
    @Max(10)
    int attempts();

    /** Pause before an object is sent again whose outcome was unknown; it doubles. */
    @WithDefault("PT0.5S")
    Duration attemptPause();

    /** How long a failed object rests before the next automatic run takes it; it doubles with each failure. */
    @WithDefault("PT30S")
    Duration firstRetry();

    /** The longest such rest. */
    @WithDefault("PT1H")
    Duration maximumRetry();

    /** How long it is kept what was written, with the values before: as far back as a rollback can be reported. */
    @WithDefault("P90D")
    Duration writtenFor();

    /** Members in one request, 1 to 5,000. */
    @WithDefault("1000")
    @Min(1)
    @Max(5_000)
    int membersPerRequest();

    /** Objects marked as in flight at once, 10 to 5,000. */
    @WithDefault("500")
    @Min(10)
    @Max(5_000)
    int pageSize();

    /**
     * How long a request may take before the others stop waiting for it: it holds its own lane then, and what must come after
     * it. 0.1 s to 10 min.
     */
    @WithDefault("PT5S")
    Duration straggling();

    /**
     * How often to look for work that nothing announced, such as failed objects whose rest is over; and, while much is written, for
     * accounts that are to be closed.
     */
    @WithDefault("PT5S")
    Duration lookInterval();
}
