package io.isthmus.cli.demo;

import io.isthmus.contracts.migration.StepBody;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.localstack.services.Service;
import io.isthmus.sandbox.directory.SampleDirectory;
import io.isthmus.sandbox.provider.SampleProvider;
import java.util.HashMap;
import java.util.Map;

/**
 * How the services sign in at the sample directory and provider.
 *
 * @param passwordRef reference to the password of the directory's reader, as a service resolves it
 * @param tokenRef reference to the provider's token, likewise
 */
record SampleAccess(String directoryUrl, String bindDn, String passwordRef, String providerUrl, String tokenRef) {

    private static final String DIRECTORY_PASSWORD = "ISTHMUS_SAMPLE_DIRECTORY_PASSWORD";
    private static final String PROVIDER_TOKEN = "ISTHMUS_SAMPLE_PROVIDER_TOKEN";
    private static final int REQUESTS_AT_ONCE = 16;

    /** Both on this machine; their secrets are in the {@link #environment} of the services. */
    static SampleAccess onThisMachine(SampleDirectory directory, SampleProvider provider) {
        return new SampleAccess(
                directory.url(),
                directory.bindDn(),
                "env:" + DIRECTORY_PASSWORD,
                provider.url(),
                "env:" + PROVIDER_TOKEN);
    }

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
                directoryUrl,
                "startTls",
                false,
                "bindDn",
                bindDn,
                "passwordRef",
                passwordRef,
                "kind",
                "ACTIVE_DIRECTORY");
    }

    StepBody.SourceAccess forSource() {
        return new StepBody.SourceAccess(directoryUrl, false, null, bindDn, passwordRef);
    }

    TargetSettings target() {
        return new TargetSettings(
                "sample-cloud",
                TargetSettings.Kind.SCIM,
                providerUrl,
                new TargetSettings.BearerToken(tokenRef),
                REQUESTS_AT_ONCE,
                null);
    }
}
