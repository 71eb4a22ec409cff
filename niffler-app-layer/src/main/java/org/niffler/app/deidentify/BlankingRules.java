package org.niffler.app.deidentify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.niffler.dicom.DataSet;

/**
 * Which parts of pictures are covered: those of the first rule that fits the image; if none does, and only then if the image
 * would be held back otherwise, those that were named for all such images.
 */
public final class BlankingRules {

    private final List<BlankingRule> rules;
    private final List<Region> ofHeldBack;

    private BlankingRules(List<BlankingRule> rules, List<Region> ofHeldBack) {
        this.rules = List.copyOf(rules);
        this.ofHeldBack = List.copyOf(ofHeldBack);
    }

    public static BlankingRules none() {
        return new BlankingRules(List.of(), List.of());
    }

    /**
     * Reads rules: one a line, {@code modality | manufacturer | model | rows x columns | regions}; lines that begin with
     * {@code #} are comments.
     *
     * @throws IllegalArgumentException if a line is no rule; the message names the line
     * @throws IOException if the file cannot be read
     */
    public static BlankingRules read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<BlankingRule> rules = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                rules.add(rule(i + 1, line));
            }
        }
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("there is no rule in it");
        }
        return new BlankingRules(rules, List.of());
    }

    private static BlankingRule rule(int number, String line) {
        try {
            return BlankingRule.parse(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
        }
    }

    /**
     * The same rules, and these regions of whatever would be held back.
     *
     * @param regions {@code x,y,width,height}, several with semicolons between them
     * @throws IllegalArgumentException if it is no region
     */
    public BlankingRules with(String regions) {
        return new BlankingRules(rules, BlankingRule.regions(regions));
    }

    /** What is covered in this image; an empty list if nothing is. */
    List<Region> of(DataSet image, boolean heldBack) {
        return rules.stream()
                .filter(rule -> rule.matches(image))
                .findFirst()
                .map(BlankingRule::regions)
                .orElse(heldBack ? ofHeldBack : List.of());
    }
}
