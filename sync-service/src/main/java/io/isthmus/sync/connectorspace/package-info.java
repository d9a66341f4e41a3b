/**
 * What outside objects look like, as they were last seen: phase A takes change messages in, as they come, in any order; the last
 * message of each key is the whole truth about that key.
 */
@NullMarked
package io.isthmus.sync.connectorspace;

import org.jspecify.annotations.NullMarked;
