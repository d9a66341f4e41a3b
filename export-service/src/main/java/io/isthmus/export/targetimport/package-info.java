/** Observing the target. */
package io.isthmus.export.targetimport;
