package io.isthmus.contracts.settings;

/**
 * How an object of the source is recognized at the target.
 *
 * @param upnAttribute source attribute that becomes userPrincipalName; another than {@code userPrincipalName} is an
 *     alternate ID
 * @param softMatch whether an unmanaged target object may be taken over by address or UPN
 * @param hardMatchTakeover whether an object with our anchor that we did not create may be taken over
 */
public record IdentitySettings(String upnAttribute, boolean softMatch, boolean hardMatchTakeover) {

    public static IdentitySettings defaults() {
        return new IdentitySettings("userPrincipalName", true, true);
    }
}
