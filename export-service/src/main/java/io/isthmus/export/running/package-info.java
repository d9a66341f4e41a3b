/** Runs: one after another, with their progress kept and told. */
package io.isthmus.export.running;
