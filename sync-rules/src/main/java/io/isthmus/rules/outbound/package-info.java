/** From the metaverse towards the target: existence and desired image. */
package io.isthmus.rules.outbound;
