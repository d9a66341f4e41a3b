/** From the metaverse towards the target: existence and desired image. */
@NullMarked
package io.isthmus.rules.outbound;

import org.jspecify.annotations.NullMarked;
