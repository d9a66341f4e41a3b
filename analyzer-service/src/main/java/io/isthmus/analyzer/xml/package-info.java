/** The edge to XML: StAX under guard. No document type, no entities, no text or nesting beyond the limits. */
package io.isthmus.analyzer.xml;
