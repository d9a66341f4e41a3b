/** An analysis as one page to hand to a colleague. Pure. */
package io.isthmus.analyzer.report;
