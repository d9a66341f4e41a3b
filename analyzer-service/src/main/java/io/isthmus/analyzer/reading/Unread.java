package io.isthmus.analyzer.reading;

import io.isthmus.analyzer.facts.ExportLocation;

/** Is told of each part of a document that is not read. */
@FunctionalInterface
public interface Unread {

    String TEXT = "/text()";
    String ATTRIBUTE = "/@";

    /** @param part nothing for the element itself, else {@code /text()}, or {@code /@} and the name of an attribute */
    void left(ExportLocation element, String part);
}
