/** The edge to HTTP. */
@NullMarked
package io.isthmus.analyzer.rest;

import org.jspecify.annotations.NullMarked;
