package io.isthmus.scim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** How we call ourselves: some providers answer nobody who does not (GitHub: 403; AWS on PATCH). */
final class UserAgent {

    static final String VALUE = "Isthmus/" + version();

    private UserAgent() {}

    private static String version() {
        try (InputStream stream = UserAgent.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("the version of this module cannot be read", e);
        }
    }
}
