package io.isthmus.chassis.secrets;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;

/** Which files a secret reference may name. */
@ConfigMapping(prefix = "isthmus.secrets")
interface SecretsConfig {

    /**
     * Folders that secrets are read from, with everything below them. Whoever may change the settings could otherwise have any
     * file of the service sent to a server of their choice as a password.
     */
    @WithDefault("/run/secrets")
    List<Path> folders();
}
