package org.niffler.filter;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One of some values; of a list of ten thousand patients, found without going through it. */
final class OneOf implements Check {

    private final List<Literal> literals;
    private final Set<String> texts = new HashSet<>();
    private final Set<BigDecimal> numbers = new HashSet<>();
    private final List<Literal> withWildcards;

    /** @param literals at least one */
    OneOf(List<Literal> literals) {
        this.literals = List.copyOf(literals);
        for (Literal literal : literals) {
            if (literal.number().isPresent()) {
                numbers.add(literal.number().get());
            } else if (literal.wildcards().isEmpty()) {
                texts.add(literal.text());
            }
        }
        withWildcards = literals.stream()
                .filter(literal -> literal.wildcards().isPresent())
                .toList();
    }

    List<Literal> literals() {
        return literals;
    }

    @Override
    public boolean accepts(Kind kind, String value) {
        return texts.contains(value)
                || !numbers.isEmpty()
                        && kind.number(value).filter(numbers::contains).isPresent()
                || withWildcards.stream()
                        .anyMatch(literal -> literal.wildcards().get().matches(value));
    }

    @Override
    public String positive() {
        return literals.size() == 1 ? "= " + literals.get(0) : list();
    }

    @Override
    public String negative() {
        return literals.size() == 1 ? "!= " + literals.get(0) : "not " + list();
    }

    private String list() {
        return literals.stream().map(Literal::toString).collect(Collectors.joining(", ", "in (", ")"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OneOf oneOf && literals.equals(oneOf.literals);
    }

    @Override
    public int hashCode() {
        return literals.hashCode();
    }
}
