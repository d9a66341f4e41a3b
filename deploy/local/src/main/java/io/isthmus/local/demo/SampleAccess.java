package io.isthmus.local.demo;

import io.isthmus.contracts.migration.StepBody;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.local.directory.SampleDirectory;
import io.isthmus.local.services.Service;
import java.util.HashMap;
import java.util.Map;

/** How the services sign in at the sample directory and provider: by references to their environment. */
record SampleAccess(SampleDirectory directory, String providerUrl, String providerToken) {

    private static final String DIRECTORY_PASSWORD = "ISTHMUS_SAMPLE_DIRECTORY_PASSWORD";
    private static final String PROVIDER_TOKEN = "ISTHMUS_SAMPLE_PROVIDER_TOKEN";
    private static final int REQUESTS_AT_ONCE = 16;

    static Map<Service, Map<String, String>> environment(String directoryPassword, String providerToken) {
        Map<Service, Map<String, String>> environment = new HashMap<>();
        for (Service service : Service.values()) {
            Map<String, String> secrets = new HashMap<>();
            if (service.readsDirectories()) {
                secrets.put(DIRECTORY_PASSWORD, directoryPassword);
            }
            if (service.writesTargets()) {
                secrets.put(PROVIDER_TOKEN, providerToken);
            }
            environment.put(service, secrets);
        }
        return environment;
    }

    Map<String, Object> forCounting() {
        return Map.of(
                "url",
                directory.url(),
                "startTls",
                false,
                "bindDn",
                directory.bindDn(),
                "passwordRef",
                "env:" + DIRECTORY_PASSWORD,
                "kind",
                "ACTIVE_DIRECTORY");
    }

    StepBody.SourceAccess forSource() {
        return new StepBody.SourceAccess(directory.url(), false, null, directory.bindDn(), "env:" + DIRECTORY_PASSWORD);
    }

    TargetSettings target() {
        return new TargetSettings(
                "sample-cloud",
                TargetSettings.Kind.SCIM,
                providerUrl,
                new TargetSettings.BearerToken("env:" + PROVIDER_TOKEN),
                REQUESTS_AT_ONCE,
                null);
    }
}
