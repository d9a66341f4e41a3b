/** An analysis as one page to hand to a colleague. Pure. */
@NullMarked
package io.isthmus.analyzer.report;

import org.jspecify.annotations.NullMarked;
