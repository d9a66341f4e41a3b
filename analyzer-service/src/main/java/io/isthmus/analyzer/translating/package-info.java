/** From facts to the settings document, and a list of everything that does not fit in it. Pure functions. */
package io.isthmus.analyzer.translating;
