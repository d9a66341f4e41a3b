/** The REST interface. */
@NullMarked
package io.isthmus.export.rest;

import org.jspecify.annotations.NullMarked;
