package io.isthmus.contracts.settings;

/**
 * Only members of one group are synchronized, such as those of a pilot.
 *
 * @param dn the group, as the source names it; once it was seen it is followed by its anchor
 * @param nested whether members of its groups are members, too
 * @param groupsToo whether groups have to be members as well; otherwise the rules alone say which groups there are
 */
public record GroupFilter(String dn, boolean nested, boolean groupsToo) {}
