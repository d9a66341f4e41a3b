package io.isthmus.rules.rule;

/**
 * One comparison of a scoping filter.
 *
 * @param value what to compare with; empty or ignored for {@code ISNULL} and {@code ISNOTNULL}
 */
public record ScopeCondition(String attribute, ScopeOperator operator, String value) {

    /** As people write it: {@code mail ISNOTNULL}, {@code employeeType EQUAL "Intern"}. */
    @Override
    public String toString() {
        return operator.isUnary() ? attribute + " " + operator : attribute + " " + operator + " \"" + value + "\"";
    }
}
