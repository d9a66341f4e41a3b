/** The edge to XML: StAX under guard. No document type, no entities, no text or nesting beyond the limits. */
@NullMarked
package io.isthmus.analyzer.xml;

import org.jspecify.annotations.NullMarked;
