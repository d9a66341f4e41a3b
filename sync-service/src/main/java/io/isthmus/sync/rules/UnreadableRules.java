package io.isthmus.sync.rules;

import java.util.List;

/** Rules of the settings that cannot be used, each problem naming its rule and the place in it. */
public final class UnreadableRules extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    UnreadableRules(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
