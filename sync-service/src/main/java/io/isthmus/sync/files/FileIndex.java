package io.isthmus.sync.files;

import io.isthmus.directories.names.DistinguishedName;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who is in a file, by anchor and by place: eight bytes each. It can say that somebody is there who is not, about once in 10<sup>7</sup>
 * files of a million; who it names is looked for in the file itself.
 */
final class FileIndex {

    private final Hashes anchors = new Hashes();
    private final Hashes places = new Hashes();
    private long unreadable;

    void add(String anchor, String dn) {
        anchors.add(hash(anchor));
        places.add(hash(DistinguishedName.normalize(dn)));
    }

    /** A record of which nobody knows whom it is about. */
    void addUnreadable() {
        unreadable++;
    }

    boolean hasUnreadable() {
        return unreadable > 0;
    }

    boolean hasAnchor(String anchor) {
        return anchors.contains(hash(anchor));
    }

    boolean hasPlace(String dn) {
        return places.contains(hash(DistinguishedName.normalize(dn)));
    }

    /** Anchors that were there twice; absent where none was. */
    Optional<Predicate<String>> repeated() {
        Set<Long> twice = anchors.twice();
        return twice.isEmpty() ? Optional.empty() : Optional.of(anchor -> twice.contains(hash(anchor)));
    }

    /** FNV-1a with 64 bits, its bits mixed once more. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }

    private static final class Hashes {

        private static final int FIRST = 1 << 10;

        private long[] all = new long[FIRST];
        private int size;
        private boolean sorted = true;

        void add(long hash) {
            if (size == all.length) {
                all = Arrays.copyOf(all, size * 2);
            }
            all[size++] = hash;
            sorted = false;
        }

        boolean contains(long hash) {
            sort();
            return Arrays.binarySearch(all, 0, size, hash) >= 0;
        }

        Set<Long> twice() {
            sort();
            Set<Long> twice = new HashSet<>();
            for (int i = 1; i < size; i++) {
                if (all[i] == all[i - 1]) {
                    twice.add(all[i]);
                }
            }
            return twice;
        }

        private void sort() {
            if (!sorted) {
                Arrays.sort(all, 0, size);
                sorted = true;
            }
        }
    }
}
