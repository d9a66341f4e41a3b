/** Values, attributes and distinguished names. */
package io.isthmus.rules.value;
