package org.niffler.png.table;

import java.util.Comparator;

/**
 * The order of a tree: a folder's files stand together, whatever its neighbours are called. So the separator comes before
 * every other character; {@code a/b} stands before {@code a-b/c}.
 */
final class SourceOrder implements Comparator<String> {

    @Override
    public int compare(String one, String other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Integer.compare(a == '/' ? -1 : a, b == '/' ? -1 : b);
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
