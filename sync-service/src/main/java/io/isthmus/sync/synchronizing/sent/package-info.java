/** What the export side was told. Its topic is the truth; what is noted of it here follows the topic. */
@NullMarked
package io.isthmus.sync.synchronizing.sent;

import org.jspecify.annotations.NullMarked;
