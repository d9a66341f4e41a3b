package io.isthmus.contracts.checking;

import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.checking.CheckReport.Result;
import java.util.ArrayList;
import java.util.List;

/** Collects what a check finds, in order. Of one thread. */
public final class Findings {

    private final List<Check> checks = new ArrayList<>();

    /** @return whether what needs this one may be tried */
    public boolean add(Check check) {
        checks.add(check);
        return check.result() != Result.FAILED;
    }

    public void addAll(List<Check> more) {
        checks.addAll(more);
    }

    public List<Check> all() {
        return List.copyOf(checks);
    }
}
