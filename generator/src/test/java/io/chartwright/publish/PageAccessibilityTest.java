package io.chartwright.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The page of a repository as who uses a keyboard or a screen reader meets it (WCAG 2.2, level AA). */
class PageAccessibilityTest {
    private static final String INDEX = """
            apiVersion: v1
            entries:
              mini:
              - annotations: {artifacthub.io/changes: "- more"}
                appVersion: "1"
                created: 2026-01-02T03:04:05Z
                description: A chart
                digest: abc
                urls: [mini-1.0.0.tgz]
                version: 1.0.0
              other:
              - version: 2.0.0
                urls: [other-2.0.0.tgz]
            """;

    private String page = "";
    private Element html = element("<html/>");

    @BeforeEach
    void read() {
        page = PageText.of(charts(), false);
        // What HTML allows beside XML: elements without an end, attributes without a value, and text that is no markup.
        html = element(page.replaceAll("(?s)<!DOCTYPE[^>]*>|(?<=<(style|script)>).*?(?=</\\1>)", "")
                .replaceAll("<(meta[^>]*)>", "<$1/>")
                .replaceAll(" (data-here|data-copy|hidden)(?=[ >])", " $1=\"\""));
    }

    @Test
    void pageSaysItsLanguageAndTitleAndMayBeEnlarged() {
        assertThat(html.getAttribute("lang")).isEqualTo("en");
        assertThat(all("title")).singleElement().satisfies(title -> assertThat(title.getTextContent())
                .isNotBlank());
        assertThat(all("meta").stream().filter(meta -> meta.getAttribute("name").equals("viewport")))
                .singleElement()
                .satisfies(meta -> assertThat(meta.getAttribute("content"))
                        .contains("width=device-width")
                        .doesNotContain("maximum-scale", "user-scalable"));
    }

    @Test
    void headingsBeginWithOneAndLeaveNoLevelOut() {
        List<Integer> levels = all("*").stream()
                .map(Element::getTagName)
                .filter(name -> name.matches("h[1-6]"))
                .map(name -> Integer.parseInt(name.substring(1)))
                .toList();

        assertThat(levels).startsWith(1).contains(2, 3);
        assertThat(levels.stream().filter(level -> level == 1)).hasSize(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
        assertThat(all("article")).hasSize(2).allSatisfy(article -> assertThat(
                        children(article).get(0).getTagName())
                .isEqualTo("h2"));
    }

    @Test
    void everythingLiesInALandmarkAndTheFirstLinkLeadsToTheCharts() {
        Element body = all("body").get(0);
        List<Element> parts = children(body);

        assertThat(parts.stream().map(Element::getTagName)).containsExactly("a", "header", "main", "p", "script");
        assertThat(parts.get(3).getAttribute("role")).isEqualTo("status");
        assertThat(all("main")).hasSize(1);
        assertThat(focusable().get(0)).isSameAs(parts.get(0));
        String target = parts.get(0).getAttribute("href").substring(1);
        assertThat(all("*").stream().filter(each -> each.getAttribute("id").equals(target)))
                .singleElement()
                .satisfies(main -> {
                    assertThat(main.getTagName()).isEqualTo("main");
                    assertThat(main.getAttribute("tabindex")).isEqualTo("-1");
                });
    }

    @Test
    void whatIsUsedIsReachedByKeyboardInItsOrderAndHasAName() {
        assertThat(focusable())
                .hasSizeGreaterThan(6)
                .allSatisfy(each -> assertThat(name(each)).as(each.getTagName()).isNotBlank());
        assertThat(all("*")).allSatisfy(each -> {
            assertThat(each.getAttribute("tabindex")).isIn("", "0", "-1");
            assertThat(each.getAttribute("accesskey")).isEmpty();
        });
        assertThat(all("button")).isNotEmpty().allSatisfy(button -> {
            assertThat(button.getAttribute("type")).isEqualTo("button");
            // Who speaks to the computer says what is seen.
            assertThat(name(button)).startsWith(button.getTextContent());
        });
        assertThat(all("a"))
                .allSatisfy(link -> assertThat(link.hasAttribute("href")).isTrue());
        assertThat(all("details")).isNotEmpty().allSatisfy(details -> assertThat(
                        children(details).get(0).getTagName())
                .isEqualTo("summary"));
    }

    @Test
    void namesOfControlsAndIdentifiersAreUnique() {
        List<String> names = new ArrayList<>();
        focusable().forEach(each -> names.add(each.getTagName() + " " + name(each)));
        List<String> identifiers = all("*").stream()
                .map(each -> each.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();

        assertThat(names).doesNotHaveDuplicates();
        assertThat(identifiers).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void fieldsHaveLabelsPicturesHaveTextsAndTablesHaveHeads() {
        for (String field : List.of("input", "select", "textarea")) {
            assertThat(all(field))
                    .allSatisfy(each -> assertThat(each.getAttribute("type").equals("hidden") || isLabelled(each))
                            .isTrue());
        }
        assertThat(all("img"))
                .allSatisfy(picture -> assertThat(picture.hasAttribute("alt")).isTrue());
        assertThat(all("th")).hasSizeGreaterThan(3).allSatisfy(head -> assertThat(head.getAttribute("scope"))
                .isIn("col", "row"));
        assertThat(all("tr"))
                .allSatisfy(row -> assertThat(children(row).get(0).getTagName()).isEqualTo("th"));
    }

    @Test
    void focusIsSeen() {
        String style = style();

        assertThat(style)
                .containsPattern(":focus-visible \\{ outline: [23]px solid var\\(--link\\);")
                .doesNotContainPattern("outline(-style|-width)?: *(none|0)")
                .containsPattern("\\.skip:focus \\{ left: 1rem;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void colorsContrast(String scheme) {
        Map<String, String> colors = colors(scheme);

        for (String text : List.of("text", "quiet", "link")) {
            for (String ground : List.of("page", "soft")) {
                assertThat(contrast(colors.getOrDefault(text, ""), colors.getOrDefault(ground, "")))
                        .as("%s: %s on %s", scheme, text, ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        assertThat(style().replaceAll("(?m)^.*:root.*$", ""))
                .as("colors beside the ones above")
                .doesNotContain("#");
    }

    @ParameterizedTest
    @CsvSource({"#000000, #ffffff, 21.0", "#777777, #ffffff, 4.48", "#ffffff, #ffffff, 1.0"})
    void contrastIsThatOfTheStandard(String one, String other, double expected) {
        assertThat(contrast(one, other)).isEqualTo(expected, within(0.01));
    }

    private static List<ShownChart> charts() {
        List<ShownChart> charts = new ArrayList<>();
        IndexListing listing = IndexListing.read("index.yaml", INDEX.getBytes(StandardCharsets.UTF_8));
        listing.all()
                .forEach(each -> charts.add(new ShownChart(
                        each.chart(), List.of(listing.entry(each)), 3, List.of("eks", "local"), Optional.of("0123"))));
        return charts;
    }

    private static Element element(String text) {
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return document.getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("not well-formed", e);
        }
    }

    private List<Element> all(String name) {
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < html.getElementsByTagName(name).getLength(); i++) {
            all.add((Element) html.getElementsByTagName(name).item(i));
        }
        return all;
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private List<Element> focusable() {
        Set<String> names = new HashSet<>(List.of("a", "button", "input", "select", "textarea", "summary"));
        return all("*").stream()
                .filter(each -> names.contains(each.getTagName())
                        || each.getAttribute("tabindex").equals("0"))
                .toList();
    }

    private static String name(Element element) {
        return element.hasAttribute("aria-label") ? element.getAttribute("aria-label") : element.getTextContent();
    }

    private boolean isLabelled(Element field) {
        return field.hasAttribute("aria-label")
                || all("label").stream()
                        .anyMatch(label -> label.getAttribute("for").equals(field.getAttribute("id")));
    }

    private String style() {
        return page.replaceAll("(?s).*<style>(.*)</style>.*", "$1");
    }

    /** Returns each color by its name; what the dark scheme does not name is as in the light one. */
    private Map<String, String> colors(String scheme) {
        List<String> roots =
                style().lines().filter(line -> line.contains(":root")).toList();
        assertThat(roots).hasSize(2);
        Map<String, String> colors = new HashMap<>();
        for (String root : scheme.equals("light") ? roots.subList(0, 1) : roots) {
            Pattern.compile("--(\\w+): (#[0-9a-f]{6})")
                    .matcher(root)
                    .results()
                    .forEach(found -> colors.put(found.group(1), found.group(2)));
        }
        return colors;
    }

    private static double contrast(String one, String other) {
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double luminance(String color) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(color.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
