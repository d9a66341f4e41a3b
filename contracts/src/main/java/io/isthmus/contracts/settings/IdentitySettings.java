package io.isthmus.contracts.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How an object of the source is recognized at the target.
 *
 * @param upnAttribute source attribute that becomes userPrincipalName; another than {@code userPrincipalName} is an
 *     alternate ID
 * @param softMatch whether an unmanaged target object may be taken over by address or UPN
 * @param hardMatchTakeover whether an object with our anchor that we did not create may be taken over
 */
public record IdentitySettings(
        String upnAttribute,
        @JsonProperty(required = true) boolean softMatch,
        @JsonProperty(required = true) boolean hardMatchTakeover) {

    public static IdentitySettings defaults() {
        return new IdentitySettings("userPrincipalName", true, true);
    }
}
