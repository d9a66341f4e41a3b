/** Runs, one after another: what each does, and which begins by itself. */
package io.isthmus.export.running;
