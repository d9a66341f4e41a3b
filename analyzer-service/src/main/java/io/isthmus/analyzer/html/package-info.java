/** The report as a page, by a Qute template. */
@NullMarked
package io.isthmus.analyzer.html;

import org.jspecify.annotations.NullMarked;
