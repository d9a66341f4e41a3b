/** How far a run has come: told by whoever does the work, read by whoever wants to see it. */
package io.isthmus.export.progress;
