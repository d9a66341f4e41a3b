package io.isthmus.migration.steps;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the deployment keeps its data. */
@ConfigMapping(prefix = "isthmus.data")
public interface DataConfig {

    /** Folder, as {@code ./isthmus up} sets it; the folder in which this service was started when unset. */
    Optional<String> location();
}
