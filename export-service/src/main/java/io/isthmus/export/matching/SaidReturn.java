package io.isthmus.export.matching;

/** What somebody has said of a newcomer: whether he is one who has left. */
public record SaidReturn(String formerAnchor, boolean samePerson) {}
