package io.isthmus.migration.console.settings;

import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.IdentitySettings.Rehire;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.contracts.settings.TargetSettings.Authentication;
import io.isthmus.contracts.settings.TargetSettings.Basic;
import io.isthmus.contracts.settings.TargetSettings.BearerToken;
import io.isthmus.contracts.settings.TargetSettings.ClientCredentials;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The target, and how objects are recognized there, as a form.
 *
 * @param known whether the settings have one; then its name stays, as export control is held by it
 * @param maxConcurrentRequests a number, as it was typed
 */
public record TargetForm(
        boolean known,
        String name,
        String url,
        String initialDomain,
        String maxConcurrentRequests,
        SignIn signIn,
        String upnAttribute,
        boolean softMatch,
        boolean hardMatchTakeover,
        boolean takeOverRehired) {

    /** Fields of all ways to sign in; those of the others are empty. */
    public record SignIn(
            String way,
            String tokenRef,
            String tokenUrl,
            String clientId,
            String clientSecretRef,
            String scope,
            String user,
            String passwordRef) {

        private static SignIn of(@Nullable Authentication authentication) {
            return switch (authentication) {
                case null -> new SignIn("bearer", "", "", "", "", "", "", "");
                case BearerToken(String tokenRef) ->
                    new SignIn("bearer", Fields.shown(tokenRef), "", "", "", "", "", "");
                case ClientCredentials(String tokenUrl, String clientId, String clientSecretRef, String scope) ->
                    new SignIn(
                            "clientCredentials",
                            "",
                            Fields.shown(tokenUrl),
                            Fields.shown(clientId),
                            Fields.shown(clientSecretRef),
                            Fields.shown(scope),
                            "",
                            "");
                case Basic(String user, String passwordRef) ->
                    new SignIn("basic", "", "", "", "", "", Fields.shown(user), Fields.shown(passwordRef));
            };
        }

        private static SignIn read(Fields fields) {
            return new SignIn(
                    fields.text("authentication"),
                    fields.text("tokenRef"),
                    fields.text("tokenUrl"),
                    fields.text("clientId"),
                    fields.text("clientSecretRef"),
                    fields.text("scope"),
                    fields.text("user"),
                    fields.text("passwordRef"));
        }

        private Authentication authentication() {
            return switch (way) {
                case "clientCredentials" ->
                    new ClientCredentials(tokenUrl, clientId, clientSecretRef, Fields.given(scope));
                case "basic" -> new Basic(user, passwordRef);
                default -> new BearerToken(tokenRef);
            };
        }
    }

    public static TargetForm of(SettingsDocument settings) {
        TargetSettings target = settings.target();
        IdentitySettings identity = settings.identity();
        return new TargetForm(
                target != null,
                target == null ? "cloud" : target.name(),
                target == null ? "" : Fields.shown(target.url()),
                target == null ? "" : Fields.shown(target.initialDomain()),
                target == null ? "" : Integer.toString(target.maxConcurrentRequests()),
                SignIn.of(target == null ? null : target.authentication()),
                identity.upnAttribute(),
                identity.softMatch(),
                identity.hardMatchTakeover(),
                identity.takesOverRehired());
    }

    public static TargetForm read(Map<String, String> form) {
        Fields fields = new Fields(form);
        return new TargetForm(
                fields.checked("known"),
                fields.text("name"),
                fields.text("url"),
                fields.text("initialDomain"),
                fields.text("maxConcurrentRequests"),
                SignIn.read(fields),
                fields.text("upnAttribute"),
                fields.checked("softMatch"),
                fields.checked("hardMatchTakeover"),
                fields.checked("takeOverRehired"));
    }

    public TargetSettings target() {
        return new TargetSettings(
                name,
                TargetSettings.Kind.SCIM,
                Fields.given(url),
                signIn.authentication(),
                Fields.number("maxConcurrentRequests", maxConcurrentRequests),
                Fields.given(initialDomain));
    }

    /** The settings with this target. */
    public SettingsDocument applied(SettingsDocument settings) {
        return settings.withTarget(target())
                .withIdentity(new IdentitySettings(
                        upnAttribute, softMatch, hardMatchTakeover, takeOverRehired ? Rehire.TAKE_OVER : null));
    }
}
