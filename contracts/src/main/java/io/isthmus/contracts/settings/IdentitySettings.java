package io.isthmus.contracts.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How an object of the source is recognized at the target.
 *
 * @param upnAttribute source attribute that becomes userPrincipalName; another than {@code userPrincipalName} is an
 *     alternate ID
 * @param softMatch whether an unmanaged target object may be taken over by address or UPN
 * @param hardMatchTakeover whether an object with our anchor that we did not create may be taken over
 * @param rehire what becomes of a newcomer whose names a leaver of ours still holds; none is {@link Rehire#ASK}
 */
public record IdentitySettings(
        String upnAttribute,
        @JsonProperty(required = true) boolean softMatch,
        @JsonProperty(required = true) boolean hardMatchTakeover,
        @Nullable Rehire rehire) {

    /** Of whom a person decides whether somebody is back. */
    public IdentitySettings(String upnAttribute, boolean softMatch, boolean hardMatchTakeover) {
        this(upnAttribute, softMatch, hardMatchTakeover, null);
    }

    /** Whether the names alone say that somebody is back. */
    public boolean takesOverRehired() {
        return rehire == Rehire.TAKE_OVER;
    }

    /**
     * Somebody comes under the names of a person whom we have disabled because he left: perhaps the same one, perhaps another
     * of the same name, who must not get his mailbox.
     */
    public enum Rehire {
        /** a person says for each of them whether it is the same one */
        ASK,
        /** it is the same one, and he gets his former object back */
        TAKE_OVER
    }

    public static IdentitySettings defaults() {
        return new IdentitySettings("userPrincipalName", true, true);
    }
}
