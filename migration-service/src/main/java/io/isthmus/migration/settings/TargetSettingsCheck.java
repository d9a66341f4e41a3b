package io.isthmus.migration.settings;

import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.contracts.settings.TargetSettings.Authentication;
import io.isthmus.contracts.settings.TargetSettings.Basic;
import io.isthmus.contracts.settings.TargetSettings.BearerToken;
import io.isthmus.contracts.settings.TargetSettings.ClientCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the target can be reached with what its settings say. */
final class TargetSettingsCheck {

    private static final Set<String> HTTP = Set.of("http", "https");

    private TargetSettingsCheck() {}

    static List<SettingsFlaw> flawsOf(@Nullable TargetSettings target) {
        if (target == null) {
            return List.of(new SettingsFlaw("target", "is missing", "Say where to export: name, url, authentication."));
        }
        List<SettingsFlaw> flaws = new ArrayList<>();
        if (target.name() == null || target.name().isBlank()) {
            flaws.add(new SettingsFlaw(
                    "target.name", "is missing", "Name the target; all deployments that export to it use this name."));
        }
        Urls.flawOf("target.url", target.url(), HTTP, "https://host/scim/v2").ifPresent(flaws::add);
        checkAuthentication(target.authentication(), flaws);
        return flaws;
    }

    private static void checkAuthentication(@Nullable Authentication authentication, List<SettingsFlaw> flaws) {
        switch (authentication) {
            case null ->
                flaws.add(new SettingsFlaw(
                        "target.authentication", "is missing", "Give one of type bearer, clientCredentials or basic."));
            case BearerToken bearer ->
                References.flawOf("target.authentication.tokenRef", bearer.tokenRef())
                        .ifPresent(flaws::add);
            case Basic basic -> {
                required("target.authentication.user", basic.user(), flaws);
                References.flawOf("target.authentication.passwordRef", basic.passwordRef())
                        .ifPresent(flaws::add);
            }
            case ClientCredentials client -> {
                Urls.flawOf("target.authentication.tokenUrl", client.tokenUrl(), HTTP, "https://host/token")
                        .ifPresent(flaws::add);
                required("target.authentication.clientId", client.clientId(), flaws);
                References.flawOf("target.authentication.clientSecretRef", client.clientSecretRef())
                        .ifPresent(flaws::add);
            }
        }
    }

    private static void required(String element, String value, List<SettingsFlaw> flaws) {
        if (value == null || value.isBlank()) {
            flaws.add(new SettingsFlaw(element, "is missing", "Give " + element + "."));
        }
    }
}
