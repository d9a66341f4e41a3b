package io.isthmus.analyzer.counting;

import java.util.List;

/**
 * What was counted in one directory.
 *
 * @param missing included containers that do not exist there, so that nothing below them was counted
 */
public record DirectoryCount(long users, long groups, long contacts, List<String> missing) {

    public DirectoryCount {
        missing = List.copyOf(missing);
    }

    public long objects() {
        return users + groups + contacts;
    }
}
