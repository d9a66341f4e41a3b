/** Runs and notices as pages show them. */
package io.isthmus.migration.console.operations;
