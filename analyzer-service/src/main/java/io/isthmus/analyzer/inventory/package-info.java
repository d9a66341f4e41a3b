/** What a legacy export says, bounded and without secrets, as it is kept, shown and handed on. Pure. */
package io.isthmus.analyzer.inventory;
