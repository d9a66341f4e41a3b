/** Whether a rule applies to an object, and why not. */
package io.isthmus.rules.scoping;
