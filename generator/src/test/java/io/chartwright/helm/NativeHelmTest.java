package io.chartwright.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.jni.NativeLibrary;
import io.chartwright.helm.UnpackedLibraryTest.Bundled;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeHelmTest {
    private static final List<NativeLibrary> ALL = Stream.of(
                    "helm-linux-amd64.so",
                    "helm-linux-arm64.so",
                    "helm-darwin-10.12-amd64.dylib",
                    "helm-darwin-10.12-arm64.dylib",
                    "helm-windows-4.0-amd64.dll")
            .<NativeLibrary>map(Bundled::new)
            .toList();

    @ParameterizedTest
    @CsvSource({
        "linux-x86-64, helm-linux-amd64.so",
        "linux-aarch64, helm-linux-arm64.so",
        "darwin-x86-64, helm-darwin-10.12-amd64.dylib",
        "darwin-aarch64, helm-darwin-10.12-arm64.dylib",
        "win32-x86-64, helm-windows-4.0-amd64.dll",
    })
    void chooseWhenTheSystemHasALibraryReturnsIt(String system, String name) {
        assertThat(NativeHelm.choose(ALL, system).getBinaryName()).isEqualTo(name);
    }

    @Test
    void chooseWhenThereIsNoneForTheSystemSaysWhichThereAreAndWhatToDo() {
        assertThatThrownBy(() -> NativeHelm.choose(ALL.subList(0, 1), "win32-x86-64"))
                .isInstanceOf(HelmException.class)
                .hasMessageContaining("no Helm library for windows-amd64, only for: helm-linux-amd64.so")
                .hasMessageContaining("mvn package");
        assertThatThrownBy(() -> NativeHelm.choose(ALL, "linux-x86")).isInstanceOf(HelmException.class);
    }
}
