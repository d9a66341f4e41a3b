package io.isthmus.sync.rows;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Columns that no objects can be made of; the message goes on from the name of what has them. */
public final class UnusableColumns extends Exception {

    private final String whatToDo;

    private UnusableColumns(String message, String whatToDo) {
        super(message);
        this.whatToDo = whatToDo;
    }

    static void requireUnique(List<String> names) throws UnusableColumns {
        Set<String> before = new HashSet<>();
        for (String name : names) {
            if (name.isBlank()) {
                throw new UnusableColumns(
                        "has a column without a name, of " + names.size(), "Give each column a name, all different.");
            }
            if (!before.add(name.toLowerCase(Locale.ROOT))) {
                throw new UnusableColumns("has two columns " + name, "Give each column a name, all different.");
            }
        }
    }

    static int requirePosition(List<String> names, String wanted) throws UnusableColumns {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(wanted)) {
                return i;
            }
        }
        throw new UnusableColumns(
                "has no column " + wanted + ", but " + String.join(", ", names),
                "Correct anchorAttribute, classColumn or delimiter of the source, or the columns.");
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public String whatToDo() {
        return whatToDo;
    }
}
