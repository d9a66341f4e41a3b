/** One analysis from upload to result: accept, read, conclude, keep, publish. */
@NullMarked
package io.isthmus.analyzer.analyzing;

import org.jspecify.annotations.NullMarked;
