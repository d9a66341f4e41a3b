/** The REST interface. */
@NullMarked
package io.isthmus.sync.rest;

import org.jspecify.annotations.NullMarked;
