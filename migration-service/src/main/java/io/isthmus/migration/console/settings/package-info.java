/** The settings of this deployment, what a change of them would change, and their history, as pages show them. */
package io.isthmus.migration.console.settings;
