/** This deployment as the config log knows it: its settings, its part in export control, and changes of both. */
@NullMarked
package io.isthmus.migration.deployment;

import org.jspecify.annotations.NullMarked;
