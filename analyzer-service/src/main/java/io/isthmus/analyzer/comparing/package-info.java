/** Which standard rules of the old tool were changed, and how. Pure functions. */
package io.isthmus.analyzer.comparing;
