package io.isthmus.rules.object;

/** Who is a member of a group at the target, beside those whom the group lists, as rules say. */
public record MembershipChoice(MemberNesting nesting, PrimaryMembers primary) {

    /** Where no rule says anything. */
    public static final MembershipChoice USUAL = new MembershipChoice(MemberNesting.KEEP, PrimaryMembers.LEAVE_OUT);
}
