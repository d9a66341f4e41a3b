/** The joined view of people, groups and contacts. */
@NullMarked
package io.isthmus.sync.metaverse;

import org.jspecify.annotations.NullMarked;
