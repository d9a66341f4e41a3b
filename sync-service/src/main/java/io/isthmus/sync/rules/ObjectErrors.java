package io.isthmus.sync.rules;

import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.rules.object.ObjectProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with single objects; none of it stops the others. */
public final class ObjectErrors {

    private final List<RunError> errors = new ArrayList<>();

    public void add(@Nullable String object, ObjectProblem problem) {
        add(object, problem.kind().name(), problem.toString());
    }

    public void add(@Nullable String object, String code, String message) {
        errors.add(new RunError(code, object, message, whatToDo(code)));
    }

    public List<RunError> list() {
        return List.copyOf(errors);
    }

    private static String whatToDo(String code) {
        return switch (code) {
            case "SEVERAL_JOIN_RULES" -> "Narrow the scope of one of these rules, so that only one of them can join.";
            case "CONNECTOR_ALREADY_LINKED" -> "Correct the join attribute of one of the two objects.";
            case "SOURCE_ANCHOR_CHANGED" -> "Restore the former anchor at the source; an anchor never changes.";
            case "NO_SOURCE_ANCHOR" -> "Give the object the attribute that the source anchor is taken from.";
            case "DUPLICATE_TARGET_ANCHOR" -> "Give one of the two objects a source anchor of its own.";
            case "UNKNOWN_MEMBER_NESTING" -> "Let the rule named here say KEEP, FLATTEN or BOTH.";
            case "UNKNOWN_PRIMARY_MEMBERS" -> "Let the rule named here say INCLUDE or LEAVE_OUT.";
            case "MERGE_TYPES_MIXED" -> "Let all rules for this attribute use the same merge type.";
            default -> "Correct the object at the source, or the rule named here.";
        };
    }
}
