/** One analysis from upload to result: accept, read, conclude, keep, publish. */
package io.isthmus.analyzer.analyzing;
