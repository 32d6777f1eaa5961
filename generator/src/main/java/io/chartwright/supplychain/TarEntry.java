package io.chartwright.supplychain;

import io.chartwright.model.Content;
import java.time.Instant;

/**
 * One entry of a tar archive with what its header says.
 *
 * @param path its path
 * @param type the type's character, {@code 0} for a file
 * @param mode the permissions
 * @param owner user and group, by number and name
 * @param time when it was changed
 * @param content its bytes
 */
record TarEntry(String path, char type, String mode, String owner, Instant time, Content content) {}
