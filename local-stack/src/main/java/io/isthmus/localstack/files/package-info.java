/** Files and folders that nobody else on the machine may read or change. */
package io.isthmus.localstack.files;
