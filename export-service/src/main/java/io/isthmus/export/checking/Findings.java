package io.isthmus.export.checking;

import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.checking.CheckReport.Result;
import java.util.ArrayList;
import java.util.List;

/** Collects what was found, in order. */
final class Findings {

    private final List<Check> checks = new ArrayList<>();

    /** @return whether what needs this one may be tried */
    boolean add(Check check) {
        checks.add(check);
        return check.result() != Result.FAILED;
    }

    void addAll(List<Check> more) {
        checks.addAll(more);
    }

    List<Check> all() {
        return List.copyOf(checks);
    }

    static Check passed(Code code, String message) {
        return new Check(code.name(), Result.PASSED, message, null);
    }

    static Check warning(Code code, String message, String whatToDo) {
        return new Check(code.name(), Result.WARNING, message, whatToDo);
    }

    static Check failed(Code code, String message, String whatToDo) {
        return new Check(code.name(), Result.FAILED, message, whatToDo);
    }

    /** What is tried; names are stable. */
    enum Code {
        SECRET_RESOLVED,
        REACHABLE,
        ENCRYPTED,
        TOKEN_GRANTED,
        SERVICE_DECLARED,
        SIGNED_IN,
        RESOURCE_TYPES,
        SCHEMAS,
        PAGING,
        LOOK_UP,
        CHANGES
    }
}
