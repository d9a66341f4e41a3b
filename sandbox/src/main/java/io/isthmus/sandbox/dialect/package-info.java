/**
 * What real SCIM providers do otherwise than the standard says, as data: each behaviour by itself, any of them together. The
 * sample provider stays well-behaved below; a behaviour changes what comes in, and what goes out.
 */
@NullMarked
package io.isthmus.sandbox.dialect;

import org.jspecify.annotations.NullMarked;
