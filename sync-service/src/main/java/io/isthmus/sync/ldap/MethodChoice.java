package io.isthmus.sync.ldap;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.SourceSettings.DeltaMethod;

/**
 * Which way of finding changes is taken, and why.
 *
 * @param method never {@code AUTO}
 * @param why half a sentence for people, after "because"
 */
record MethodChoice(DeltaMethod method, String why) {

    static MethodChoice of(SourceSettings source) {
        return switch (source.delta()) {
            case DIRSYNC, USN, SYNCREPL, CHANGELOG, MODIFY_TIMESTAMP ->
                new MethodChoice(source.delta(), "the settings say so");
            case AUTO ->
                new MethodChoice(
                        DeltaMethod.MODIFY_TIMESTAMP, "every directory has stamps; deletions wait for a full import");
        };
    }
}
