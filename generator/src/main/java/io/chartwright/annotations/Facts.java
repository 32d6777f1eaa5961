package io.chartwright.annotations;

import java.util.List;
import java.util.Optional;

/** What an object says, as conditions ask it. */
public interface Facts {

    /** Returns the annotation's value; empty when it is not there or blank. */
    Optional<String> annotation(String key);

    /** Returns the value that the controller takes when the annotation is not there, if it is known. */
    Optional<String> preset(String key);

    /** Returns the values at the path of keys, all of them where a list is on the way; a mapping or list counts as one. */
    List<String> field(List<String> path);
}
