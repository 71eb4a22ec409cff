package org.niffler.app.browser;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Something on a page, as those see it who hear it read out: by its role and its accessible name.
 *
 * @param selector of the elements that have the role
 * @param name has to match the whole name, whatever its case
 */
public record Control(String role, String selector, Pattern name) {

    public static Control button(String name) {
        return of("button", "button,summary,[role=button],input[type=button],input[type=submit]", name);
    }

    public static Control link(String name) {
        return of("link", "a[href],[role=link]", name);
    }

    /** A field to type into, a combobox among them. */
    public static Control field(String name) {
        return of(
                "field",
                "textarea,[role=textbox],[role=combobox],[role=searchbox],[role=spinbutton],"
                        + "input:not([type=button]):not([type=submit]):not([type=checkbox]):not([type=radio])"
                        + ":not([type=range]):not([type=hidden])",
                name);
    }

    public static Control choice(String name) {
        return of("choice", "select,[role=listbox]", name);
    }

    public static Control slider(String name) {
        return of("slider", "input[type=range],[role=slider]", name);
    }

    public static Control checkbox(String name) {
        return of("checkbox", "input[type=checkbox],[role=checkbox],[role=switch]", name);
    }

    public static Control option(String name) {
        return of("option", "option,[role=option]", name);
    }

    /** What a combobox offers, once it does; an option of a select element is there before anybody opens it. */
    public static Control offer(String name) {
        return of("offer", "[role=option]", name);
    }

    /** What can be focused as a whole, such as a picture with keys of its own. */
    public static Control group(String name) {
        return of("group", "[role=group]", name);
    }

    public static Control tab(String name) {
        return of("tab", "[role=tab]", name);
    }

    public static Control heading(String name) {
        return of("heading", "h1,h2,h3,h4,h5,h6,[role=heading]", name);
    }

    public static Control table(String name) {
        return of("table", "table,[role=table],[role=grid]", name);
    }

    public static Control picture(String name) {
        return of("picture", "img,canvas,svg[role=img],[role=img]", name);
    }

    /** What reads out a message when it comes. */
    public static Control alert(String name) {
        return of("alert", "[role=alert],[role=status],[aria-live]", name);
    }

    /** Whatever can be named by one of these. */
    public static Control anyOf(Control... controls) {
        List<Control> all = List.of(controls);
        return new Control(
                String.join(" or ", all.stream().map(Control::role).distinct().toList()),
                String.join(",", all.stream().map(Control::selector).toList()),
                pattern(String.join(
                        "|",
                        all.stream()
                                .map(each -> each.name().pattern())
                                .distinct()
                                .toList())));
    }

    private static Control of(String role, String selector, String name) {
        return new Control(role, selector, pattern(name));
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(name, Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CASE);
    }

    boolean isNamed(String accessibleName) {
        return name.matcher(accessibleName.strip()).matches();
    }

    @Override
    public String toString() {
        return role + " \"" + name + "\"";
    }
}
