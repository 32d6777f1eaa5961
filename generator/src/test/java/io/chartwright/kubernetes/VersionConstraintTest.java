package io.chartwright.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionConstraintTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            >=1.30.0-0                ; 1.30 1.31 1.32 1.33 1.34 1.35 1.36 1.37
            >= 1.35                   ; 1.35 1.36 1.37
            >=1.30.1 <1.32.0-0        ; 1.31
            >1.35                     ; 1.36 1.37
            >1.35.0                   ; 1.36 1.37
            <=1.29                    ; 1.28 1.29
            >=1.29.0-0, <=1.30.99     ; 1.29 1.30
            1.30 - 1.32               ; 1.30 1.31 1.32
            ~1.31.0-0                 ; 1.31
            ~1.31.4                   ; ''
            ^1.36.0-0                 ; 1.36 1.37
            1.x                       ; 1.28 1.29 1.30 1.31 1.32 1.33 1.34 1.35 1.36 1.37
            *                         ; 1.28 1.29 1.30 1.31 1.32 1.33 1.34 1.35 1.36 1.37
            <1.29 || v1.37.x          ; 1.28 1.37
            >=1.36 !=1.37.0           ; 1.36
            >=2.0.0                   ; ''
            """)
    void admitsWhenAskedAboutKnownMinorsAgreesWithHelm(String constraint, String minors) {
        VersionConstraint parsed = VersionConstraint.parse(constraint);

        List<Minor> admitted = Minor.known().stream().filter(parsed::admits).toList();

        assertThat(admitted.stream().map(Minor::toString).collect(Collectors.joining(" ")))
                .isEqualTo(minors);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "new", ">=", ">=1.30 and more", "1.30 ||", "1.30..1.37"})
    void parseWhenTextIsNoConstraintSaysSo(String text) {
        assertThatThrownBy(() -> VersionConstraint.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a version constraint");
    }

    @Test
    void findWhenAnApiWasRemovedNamesTheFirstMinorWithoutIt() {
        RemovedApis apis = new RemovedApis();

        assertThat(apis.find("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", new Minor(31)))
                .isEmpty();
        assertThat(apis.find("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", new Minor(32)))
                .contains(new RemovedApis.Removal(new Minor(32), "flowcontrol.apiserver.k8s.io/v1"));
        assertThat(apis.find("apps/v1", "Deployment", new Minor(37))).isEmpty();
    }
}
