package io.isthmus.sync.source;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What reading a directory yields, one by one. */
public sealed interface SourceItem {

    /** What is handed over together weighs no more, unless it is a single object: a group may have 250,000 members. */
    long PART = 4L << 20;

    /** About how many bytes of memory it takes. */
    default long weight() {
        return 0;
    }

    /**
     * An object, as it is now.
     *
     * @param weight found out once, while the object has just been read
     */
    record Observed(SourceEntry entry, long weight) implements SourceItem {

        public Observed(SourceEntry entry) {
            this(entry, entry.weight());
        }
    }

    /**
     * Of a group, some members have come and some have left; of the others nothing is said.
     *
     * @param entry the group as it is now, without members
     * @param attribute that holds them
     * @param came as the directory writes them now, some perhaps members before
     * @param left as the directory writes them now, some perhaps not members before
     */
    record MembersChanged(SourceEntry entry, String attribute, List<String> came, List<String> left)
            implements SourceItem {}

    /**
     * Nothing is at this DN any more: deleted, or moved elsewhere.
     *
     * @param below whether everything below the DN is gone from there, too
     */
    record Vanished(String dn, boolean below) implements SourceItem {}

    /** The directory says that the object with this anchor is gone; nothing says where it was. */
    record Gone(String anchor) implements SourceItem {}

    /**
     * Of all objects below this DN, the directory has named those that are still there; whoever else was known there is said to be
     * gone.
     *
     * @param mentioned whether it named an anchor
     */
    record Unmentioned(String below, Predicate<String> mentioned) implements SourceItem {}

    /**
     * A place where reading starts could not be read, or not to its end. The others go on; of this one nothing is known.
     *
     * @param base as the settings spell it
     * @param code as of a {@link SourceException}
     */
    record BaseFailed(String base, String code, String message, String whatToDo) implements SourceItem {

        /** With the fault that the directory answered. */
        public static BaseFailed of(String base, SourceException fault) {
            return new BaseFailed(base, fault.code().name(), fault.getMessage(), fault.whatToDo());
        }
    }

    /**
     * An object that cannot be taken; it never stops the others.
     *
     * @param anchor where it is known, so that the object does not count as missing
     * @param code stable name of the fault, in UPPER_SNAKE_CASE
     */
    record Faulty(@Nullable String anchor, String dn, String code, String message, String whatToDo)
            implements SourceItem {}
}
