package io.isthmus.analyzer.report;

import java.util.function.Supplier;

/**
 * A section that is made when its turn has come: those of thousands of rules at once would take more memory than all that they tell of.
 *
 * @param anchor to be linked to within the page
 */
public record Chapter(String anchor, String title, Supplier<Section> section) {

    static Chapter of(Section section) {
        return new Chapter(section.anchor(), section.title(), () -> section);
    }
}
