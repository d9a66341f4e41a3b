package io.isthmus.export.scim;

import io.isthmus.export.target.ObservedObject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of a provider have taught beyond what it declares: its {@link Habits}, which outlast the connection, and which groups can
 * have no members yet.
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

    private final Consumer<Habits> kept;
    private volatile Habits habits;
    private final Set<String> groupsWithoutMembers = ConcurrentHashMap.newKeySet();

    /** @param kept told when there is more to know the next time */
    Learned(Habits before, Consumer<Habits> kept) {
        this.habits = before;
        this.kept = kept;
    }

    private void learn(UnaryOperator<Habits> lesson) {
        if (!lesson.apply(habits).equals(habits)) {
            learnAlone(lesson);
        }
    }

    private synchronized void learnAlone(UnaryOperator<Habits> lesson) {
        habits = lesson.apply(habits);
        kept.accept(habits);
    }

    boolean patchMissing() {
        return habits.patchMissing();
    }

    /** A PUT was understood where PATCH was not. */
    void putInsteadOfPatch() {
        learn(Habits::withoutPatch);
    }

    boolean membersShown() {
        return habits.membersShown();
    }

    void groupCreated(String targetId) {
        groupsWithoutMembers.add(targetId);
    }

    /** A request of ours may have given it some. */
    void mayHaveMembers(String targetId) {
        groupsWithoutMembers.remove(targetId);
    }

    /** @param shown members of one group that was asked for by itself */
    @Nullable
    List<String> members(@Nullable List<String> shown) {
        if (!isEmpty(shown)) {
            learn(Habits::showingMembers);
        }
        return judged(shown, habits.membersShown());
    }

    /** Whether these are all that somebody lists, or each group is better asked by itself. */
    boolean membersListed(List<ObservedObject> groups) {
        if (groups.stream().anyMatch(group -> !isEmpty(group.members()))) {
            learn(Habits::listingMembers);
        }
        return habits.membersListed();
    }

    @Nullable
    List<String> listedMembers(@Nullable List<String> shown) {
        return judged(shown, habits.membersListed());
    }

    /** Whether a group that shows no members has none, so that nobody is lost where it is written whole. */
    boolean provenEmpty(String targetId) {
        return habits.membersShown() || groupsWithoutMembers.contains(targetId);
    }

    static boolean isEmpty(@Nullable List<String> members) {
        return members == null || members.isEmpty();
    }

    private static @Nullable List<String> judged(@Nullable List<String> shown, boolean proven) {
        return isEmpty(shown) ? (proven ? List.of() : null) : shown;
    }
}
