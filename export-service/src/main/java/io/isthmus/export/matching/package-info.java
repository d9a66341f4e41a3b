/** Recognizing objects at the target: hard and soft match. Pure. */
package io.isthmus.export.matching;
