package io.chartwright.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    private static final Map<String, BigDecimal> FACTORS = Map.ofEntries(
            Map.entry("n", new BigDecimal("1e-9")),
            Map.entry("u", new BigDecimal("1e-6")),
            Map.entry("m", new BigDecimal("1e-3")),
            Map.entry("", BigDecimal.ONE),
            Map.entry("k", new BigDecimal("1e3")),
            Map.entry("M", new BigDecimal("1e6")),
            Map.entry("G", new BigDecimal("1e9")),
            Map.entry("e3", new BigDecimal("1e3")),
            Map.entry("E-3", new BigDecimal("1e-3")),
            Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
            Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
            Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
            Map.entry("Ti", BigDecimal.valueOf(1L << 40)));

    private final Random random = new Random(20260131);

    @Test
    void parseWhenNumberHasSuffixIsTheirProduct() {
        List<String> suffixes = FACTORS.keySet().stream().sorted().toList();
        for (int i = 0; i < 2_000; i++) {
            BigDecimal number = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, random.nextInt(5));
            String suffix = suffixes.get(random.nextInt(suffixes.size()));
            BigDecimal exact = number.multiply(FACTORS.get(suffix));

            Quantity quantity = Quantity.parse(number.toPlainString() + suffix).orElseThrow();

            assertThat(quantity.amount()).isEqualByComparingTo(exact.setScale(9, RoundingMode.UP));
        }
    }

    @Test
    void compareToWhenUnitsDifferComparesAmounts() {
        assertThat(Quantity.parse("1000m")).hasValueSatisfying(one -> assertThat(one)
                .isEqualByComparingTo(Quantity.parse("1").orElseThrow()));
        assertThat(Quantity.parse("1Gi").orElseThrow())
                .isGreaterThan(Quantity.parse("1G").orElseThrow());
        assertThat(Quantity.parse("1e400").orElseThrow().amount()).isEqualByComparingTo("9223372036854775807");
        assertThat(Quantity.parse("1e99999999999")).isPresent();
    }

    /** What an API server of 1.36 takes. */
    @ParameterizedTest
    @ValueSource(strings = {"1.", ".5", ".", "+1", "-1", "1E", "1e3", "1e+3", "1E3", "1Ei", "0.0000000001"})
    void parseWhenServerTakesItFindsQuantity(String text) {
        assertThat(Quantity.parse(text)).isPresent();
    }

    /** What an API server of 1.36 refuses. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "1 Gi", "1K", "1e3.5", "true", "1Mi1", "1GB", "Gi", "-", "1.2.3", "1e9999999999999999999999"
            })
    void parseWhenServerRefusesItFindsNothing(String text) {
        assertThat(Quantity.parse(text)).isEmpty();
    }
}
