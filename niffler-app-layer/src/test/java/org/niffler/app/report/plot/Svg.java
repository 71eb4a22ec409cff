package org.niffler.app.report.plot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** An SVG as an XML parser reads it. */
final class Svg {

    private final Document document;

    private Svg(Document document) {
        this.document = document;
    }

    /** @param y of its baseline */
    record Text(String text, double x, double y, double size, String tooltip) {

        /** That of DejaVu Sans' digits and capitals is below; this is no less than the width of any label of a date. */
        double right() {
            return x + text.length() * size * 0.6;
        }
    }

    static Svg of(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return new Svg(factory.newDocumentBuilder().parse(file.toFile()));
    }

    /** Draws it and reads it again. */
    static Svg of(Picture picture, Path folder) throws Exception {
        Path file = folder.resolve(picture.name() + ".svg");
        SvgFile.write(picture, file);
        return of(file);
    }

    Element root() {
        return document.getDocumentElement();
    }

    List<Element> elements(String name) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    List<Text> texts() {
        return elements("text").stream().map(Svg::text).toList();
    }

    /** Those of the texts that match, from left to right. */
    List<Text> matching(String pattern) {
        return texts().stream()
                .filter(text -> text.text().matches(pattern))
                .sorted(Comparator.comparing(Text::x))
                .toList();
    }

    private static Text text(Element element) {
        NodeList titles = element.getElementsByTagName("title");
        return new Text(
                element.getFirstChild().getNodeValue(),
                Double.parseDouble(element.getAttribute("x")),
                Double.parseDouble(element.getAttribute("y")),
                size(element),
                titles.getLength() == 0 ? "" : titles.item(0).getTextContent());
    }

    /** Its colour, its own or that of what it is in. */
    static String fill(Node node) {
        String fill = ((Element) node).getAttribute("fill");
        return fill.isEmpty() ? fill(node.getParentNode()) : fill;
    }

    private static double size(Node node) {
        String size = ((Element) node).getAttribute("font-size");
        return size.isEmpty() ? size(node.getParentNode()) : Double.parseDouble(size.replace("px", ""));
    }
}
