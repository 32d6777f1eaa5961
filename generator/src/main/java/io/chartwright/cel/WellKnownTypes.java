package io.chartwright.cel;

import com.google.common.collect.ImmutableList;
import com.google.protobuf.AnyProto;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.WrappersProto;
import java.util.List;

/** Messages of protobuf that the language knows, loaded when an expression names one. */
final class WellKnownTypes {
    /** Where they are described. */
    static final List<FileDescriptor> FILES = ImmutableList.of(
            AnyProto.getDescriptor(),
            DurationProto.getDescriptor(),
            StructProto.getDescriptor(),
            TimestampProto.getDescriptor(),
            WrappersProto.getDescriptor());

    private WellKnownTypes() {}
}
