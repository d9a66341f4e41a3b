/** Who may export to a target: promotion and demotion on the config log, and when each is legal. */
package io.isthmus.migration.exportcontrol;
