/** Who may export to a target: promotion and demotion on the config log, and when each is legal. */
@NullMarked
package io.isthmus.migration.exportcontrol;

import org.jspecify.annotations.NullMarked;
