/** Rules as documents (the settings, the standard rules) made into rules that run. */
package io.isthmus.sync.rules;
