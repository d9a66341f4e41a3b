package io.isthmus.export.scim;

import io.isthmus.export.target.ObservedObject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of a provider have taught beyond what it declares, as long as the connection lasts.
 *
 * <p>Members: some providers show none in lists, some nowhere, and an empty group often has no {@code members} at all. So nobody is
 * taken for no member before this provider has shown members of some group.
 *
 * <pre>
 * shown of a group    members seen before     then
 * ------------------  ----------------------  -----------------------
 * some                any                     these
 * none, or nothing    yes                     nobody
 * none, or nothing    no                      not known
 * </pre>
 */
final class Learned {

    private volatile boolean patchMissing;
    private volatile boolean membersShown;
    private volatile boolean membersListed;
    private final Set<String> groupsCreated = ConcurrentHashMap.newKeySet();

    boolean patchMissing() {
        return patchMissing;
    }

    /** A PUT was understood where PATCH was not. */
    void putInsteadOfPatch() {
        patchMissing = true;
    }

    void groupCreated(String targetId) {
        groupsCreated.add(targetId);
    }

    /** @param shown members of one group that was asked for by itself */
    @Nullable
    List<String> members(@Nullable List<String> shown) {
        membersShown |= shown != null && !shown.isEmpty();
        return judged(shown, membersShown);
    }

    /** Whether these are all that somebody lists, or each group is better asked by itself. */
    boolean membersListed(List<ObservedObject> groups) {
        boolean listed = groups.stream().anyMatch(group -> !isEmpty(group.members()));
        membersListed |= listed;
        membersShown |= listed;
        return membersListed;
    }

    @Nullable
    List<String> listedMembers(@Nullable List<String> shown) {
        return judged(shown, membersListed);
    }

    /** Whether a group that shows no members has none, so that nobody is lost where it is written whole. */
    boolean provenEmpty(String targetId) {
        return membersShown || groupsCreated.contains(targetId);
    }

    static boolean isEmpty(@Nullable List<String> members) {
        return members == null || members.isEmpty();
    }

    private static @Nullable List<String> judged(@Nullable List<String> shown, boolean proven) {
        return isEmpty(shown) ? (proven ? List.of() : null) : shown;
    }
}
