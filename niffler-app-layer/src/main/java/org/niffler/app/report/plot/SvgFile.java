package org.niffler.app.report.plot;

import java.awt.Dimension;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.apache.batik.svggen.SVGSyntax;
import org.niffler.app.report.OutputFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A picture as SVG, whose text stays text. The same picture gives the same bytes, and no name in it meets one of another
 * picture's, so that several can stand on one page.
 */
final class SvgFile {

    private static final String SVG = "http://www.w3.org/2000/svg";

    /** The first is what text was measured with, the next have the same widths where it is missing. */
    private static final String FONTS = "'DejaVu Sans', Verdana, Geneva, sans-serif";

    private SvgFile() {}

    static void write(Picture picture, Path file) throws IOException {
        Element root = drawn(picture);
        try (OutputFile output = OutputFile.begin(file, false)) {
            try (Writer writer = Files.newBufferedWriter(output.part())) {
                serialize(root, writer);
            }
            output.complete();
        }
    }

    private static Element drawn(Picture picture) throws IOException {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptyDocument());
        context.setComment(null);
        context.setPrecision(2);
        context.setIDGenerator(new PrefixedIds(picture.name()));
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(picture.width(), picture.height()));
        picture.draw(graphics);
        Element root = graphics.getRoot();
        graphics.dispose();
        describe(root, picture);
        useFonts(root);
        nameless(root);
        explainCuts(root, picture);
        return root;
    }

    private static Document emptyDocument() throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IOException("This Java has no XML: its module java.xml is incomplete.", e);
        }
    }

    /** For who cannot see it: SVG 2, 5.7 and Appendix C.3 (title and desc). */
    private static void describe(Element root, Picture picture) {
        String title = picture.name() + "-title";
        String description = picture.name() + "-desc";
        root.setAttribute("viewBox", "0 0 " + picture.width() + " " + picture.height());
        root.setAttribute("role", "img");
        root.setAttribute("aria-labelledby", title + " " + description);
        Element desc = text(root, "desc", picture.description());
        desc.setAttribute("id", description);
        root.insertBefore(desc, root.getFirstChild());
        Element name = text(root, "title", picture.title());
        name.setAttribute("id", title);
        root.insertBefore(name, desc);
    }

    private static Element text(Element root, String name, String content) {
        Element element = root.getOwnerDocument().createElementNS(SVG, name);
        element.setTextContent(Label.clean(content));
        return element;
    }

    /** Batik's empty definitions, which have the same name in every picture. */
    private static void nameless(Element root) {
        NodeList definitions = root.getElementsByTagNameNS(SVG, "defs");
        for (int i = 0; i < definitions.getLength(); i++) {
            Element element = (Element) definitions.item(i);
            if (element.getAttribute("id").equals(SVGSyntax.ID_PREFIX_GENERIC_DEFS)) {
                element.removeAttribute("id");
            }
        }
    }

    private static void useFonts(Element root) {
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("font-family")) {
                element.setAttribute("font-family", FONTS);
            }
        }
        root.setAttribute("font-family", FONTS);
    }

    /** A label that was cut tells the rest of it under the pointer. */
    private static void explainCuts(Element root, Picture picture) {
        Map<String, Queue<String>> wholes = new HashMap<>();
        picture.cuts()
                .forEach(cut -> wholes.computeIfAbsent(cut.shown(), shown -> new ArrayDeque<>())
                        .add(cut.whole()));
        NodeList texts = root.getElementsByTagNameNS(SVG, "text");
        for (int i = 0; i < texts.getLength(); i++) {
            Element element = (Element) texts.item(i);
            Queue<String> whole = wholes.getOrDefault(element.getTextContent(), new ArrayDeque<>());
            if (!whole.isEmpty()) {
                element.appendChild(text(root, "title", whole.remove()));
            }
        }
    }

    private static void serialize(Element root, Writer writer) throws IOException {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            transformer.transform(new DOMSource(root), new StreamResult(writer));
        } catch (TransformerException e) {
            throw new IOException("A picture cannot be written as SVG: " + e.getMessage(), e);
        }
    }

    /** Batik's own, with the picture's name before it. */
    private static final class PrefixedIds extends SVGIDGenerator {

        private final String prefix;

        PrefixedIds(String prefix) {
            this.prefix = prefix + "-";
        }

        @Override
        public String generateID(String kind) {
            return prefix + super.generateID(kind);
        }
    }
}
