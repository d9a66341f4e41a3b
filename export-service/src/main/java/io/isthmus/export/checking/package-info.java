/** A target tried for real, before it is in any settings; nothing is written there, changed or remembered. */
package io.isthmus.export.checking;
