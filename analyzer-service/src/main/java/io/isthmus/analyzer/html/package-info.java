/** The report as a page, by a Qute template. */
package io.isthmus.analyzer.html;
