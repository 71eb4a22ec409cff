package org.niffler.deid;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a line of the table: tag, keyword, basic action, actions of the options. */
final class ProfileLine {

    private static final int TAG = 0;
    private static final int KEYWORD = 1;
    private static final int BASIC = 2;
    private static final int FIRST_OPTION = 3;
    private static final int FIELDS = FIRST_OPTION + ProfileOption.values().length;

    private static final Pattern TAG_FORM = Pattern.compile("[0-9A-Fx]{8}");
    private static final String PRIVATE = "ggggeeee";
    private static final int ODD_GROUP = 0x10000;
    private static final int HEX = 16;

    private ProfileLine() {}

    /** @throws ProfileException if it is no such line */
    static ProfileEntry parse(Resource resource, Resource.Line line) {
        String[] fields = line.text().split(",", -1);
        if (fields.length != FIELDS) {
            throw resource.problem(line, "it has " + fields.length + " fields where " + FIELDS + " belong");
        }
        Set<ProfileOption> kept = EnumSet.noneOf(ProfileOption.class);
        Set<ProfileOption> cleaned = EnumSet.noneOf(ProfileOption.class);
        for (ProfileOption option : ProfileOption.values()) {
            String action = fields[FIRST_OPTION + option.ordinal()];
            switch (action) {
                case "K" -> kept.add(option);
                case "C" -> cleaned.add(option);
                case "", "X" -> {}
                default -> throw resource.problem(line, "an option has the action '" + action + "'");
            }
        }
        BasicAction basic = BasicAction.of(fields[BASIC])
                .orElseThrow(() -> resource.problem(line, "there is no action '" + fields[BASIC] + "'"));
        String tag = fields[TAG];
        if (tag.equals(PRIVATE)) {
            return new ProfileEntry(ODD_GROUP, ODD_GROUP, fields[KEYWORD], basic, kept, cleaned);
        }
        if (!TAG_FORM.matcher(tag).matches()) {
            throw resource.problem(line, "'" + tag + "' is no tag");
        }
        return new ProfileEntry(mask(tag), value(tag), fields[KEYWORD], basic, kept, cleaned);
    }

    private static int mask(String tag) {
        return Integer.parseUnsignedInt(tag.replaceAll("[^x]", "F").replace('x', '0'), HEX);
    }

    private static int value(String tag) {
        return Integer.parseUnsignedInt(tag.replace('x', '0'), HEX);
    }
}
