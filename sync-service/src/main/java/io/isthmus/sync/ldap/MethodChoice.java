package io.isthmus.sync.ldap;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.ldap.activedirectory.DirSyncAccess;
import io.isthmus.sync.ldap.syncrepl.SyncProvider;
import io.isthmus.sync.source.SourceException;

/**
 * Which way of finding changes is taken, and why. A full import chooses; the deltas after it go on in its way.
 *
 * <pre>
 * settings          the directory                                                  method
 * one by name       can do it                                                      that
 * one by name       cannot                                                         none: refused
 * AUTO              Active Directory that answers the DirSync control              DIRSYNC
 * AUTO              Active Directory that does not                                 USN
 * AUTO              content synchronization, contextCSN, anchor is entryUUID       SYNCREPL
 * AUTO              a changelog whose records are of the partitions                CHANGELOG
 * AUTO              anything else                                                  MODIFY_TIMESTAMP
 * </pre>
 *
 * @param method never {@code AUTO}
 * @param why half a sentence for people, after "because"
 * @param possible whether the directory can do it
 */
public record MethodChoice(DeltaMethod method, String why, boolean possible) {

    public static MethodChoice of(SourceSettings source, DirectoryAbilities abilities) {
        return switch (source.delta()) {
            case SYNCREPL -> syncrepl(source, abilities);
            case DIRSYNC -> dirSync(abilities);
            case USN -> usn(abilities);
            case CHANGELOG, MODIFY_TIMESTAMP -> taken(source.delta(), "the settings say so");
            case AUTO -> abilities.isActiveDirectory() ? bestOfDomain(abilities) : best(source, abilities);
        };
    }

    /** Of one that is not possible. */
    SourceException refusal(SourceSettings source) {
        return new SourceException(
                SourceException.Code.DELTA_IMPOSSIBLE,
                "changes of source " + source.name() + " cannot be found by " + method + ": " + why,
                "Set delta to AUTO, or do what is missing here (see docs/sources.md); then run the import again.",
                null);
    }

    private static MethodChoice bestOfDomain(DirectoryAbilities abilities) {
        if (!abilities.holdsPartitionsAsController()) {
            return taken(
                    DeltaMethod.MODIFY_TIMESTAMP,
                    "the domain controller does not hold all partitions, or does not say which one it is; deletions"
                            + " wait for a full import");
        }
        return switch (abilities.dirSync()) {
            case BY_RIGHT -> taken(DeltaMethod.DIRSYNC, "the account may replicate directory changes");
            case AS_READER ->
                taken(
                        DeltaMethod.DIRSYNC,
                        "the domain controller answers the DirSync control with what the account may read");
            case REFUSED ->
                taken(DeltaMethod.USN, "the domain controller does not answer the DirSync control of this account");
        };
    }

    private static MethodChoice dirSync(DirectoryAbilities abilities) {
        return abilities.holdsPartitionsAsController() && abilities.dirSync() != DirSyncAccess.REFUSED
                ? taken(DeltaMethod.DIRSYNC, "the settings say so")
                : refused(
                        DeltaMethod.DIRSYNC,
                        "the directory does not answer the DirSync control of this account for all partitions");
    }

    private static MethodChoice usn(DirectoryAbilities abilities) {
        return abilities.isActiveDirectory() && abilities.holdsPartitionsAsController()
                ? taken(DeltaMethod.USN, "the settings say so")
                : refused(DeltaMethod.USN, "it is no domain controller that holds all partitions");
    }

    private static MethodChoice best(SourceSettings source, DirectoryAbilities abilities) {
        MethodChoice syncrepl = syncrepl(source, abilities);
        if (syncrepl.possible()) {
            return taken(DeltaMethod.SYNCREPL, "the directory offers content synchronization (RFC 4533)");
        }
        if (abilities.changelogTellsOfPartitions()) {
            return taken(DeltaMethod.CHANGELOG, "the directory's changelog has records of the partitions");
        }
        return taken(
                DeltaMethod.MODIFY_TIMESTAMP,
                "no changelog has records of the partitions, and " + syncrepl.why()
                        + "; deletions wait for a full import");
    }

    private static MethodChoice syncrepl(SourceSettings source, DirectoryAbilities abilities) {
        if (!source.anchorAttribute().equalsIgnoreCase(SyncProvider.ANCHOR)) {
            return refused(
                    DeltaMethod.SYNCREPL,
                    "content synchronization names whoever is gone by entryUUID, and the anchor is "
                            + source.anchorAttribute());
        }
        if (!abilities.offersContentSync()) {
            return refused(
                    DeltaMethod.SYNCREPL,
                    "the directory does not offer content synchronization (for slapd: overlay syncprov)");
        }
        return abilities.showsContextCsn()
                ? taken(DeltaMethod.SYNCREPL, "the settings say so")
                : refused(
                        DeltaMethod.SYNCREPL,
                        "the account cannot read contextCSN of the naming context, where a first refresh starts");
    }

    private static MethodChoice taken(DeltaMethod method, String why) {
        return new MethodChoice(method, why, true);
    }

    private static MethodChoice refused(DeltaMethod method, String why) {
        return new MethodChoice(method, why, false);
    }
}
