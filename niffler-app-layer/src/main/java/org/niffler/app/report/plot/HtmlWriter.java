package org.niffler.app.report.plot;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.text.StringEscapeUtils;

/** Writes HTML. What comes from data goes through {@link #escaped}. */
final class HtmlWriter {

    private final Writer writer;

    HtmlWriter(Writer writer) {
        this.writer = writer;
    }

    /** For text and for quoted attributes. */
    static String escaped(String text) {
        return StringEscapeUtils.escapeXml10(Label.clean(text));
    }

    /** Markup of ours, or text that was escaped. */
    HtmlWriter markup(String html) throws IOException {
        writer.write(html);
        return this;
    }

    /**
     * A table, whose rows begin with what they are about.
     *
     * @param cells text, of which those that are about numbers stand at the right
     */
    void table(String caption, List<Column> columns, List<List<String>> cells) throws IOException {
        markup("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" + escaped(caption)
                + "\">\n<table>\n");
        markup("<caption>" + escaped(caption) + "</caption>\n<thead><tr>");
        for (Column column : columns) {
            markup("<th scope=\"col\"" + column.attribute() + ">" + escaped(column.name()) + "</th>");
        }
        markup("</tr></thead>\n<tbody>\n");
        for (List<String> row : cells) {
            markup("<tr>");
            for (int i = 0; i < row.size(); i++) {
                String tag = i == 0 ? "th scope=\"row\"" : "td";
                markup("<" + tag + columns.get(i).attribute() + "><bdi>" + escaped(row.get(i)) + "</bdi></"
                        + tag.substring(0, 2) + ">");
            }
            markup("</tr>\n");
        }
        markup("</tbody>\n</table>\n</div>\n");
    }

    /** @param number whether its cells are numbers or times */
    record Column(String name, boolean number) {

        static Column text(String name) {
            return new Column(name, false);
        }

        static Column number(String name) {
            return new Column(name, true);
        }

        private String attribute() {
            return number ? " class=\"n\"" : "";
        }
    }
}
