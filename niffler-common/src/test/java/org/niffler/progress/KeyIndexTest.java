package org.niffler.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyIndexTest {

    private final Map<Long, String> keys = new HashMap<>();
    private final KeyIndex index = new KeyIndex();

    @Test
    void tellsKeysOfTheSameHashApart() {
        for (int i = 1; i <= 50; i++) {
            put(7, "key" + i, i);
        }
        put(7, "key3", 60);

        assertThat(index.size()).isEqualTo(50);
        assertThat(find(7, "key3")).isEqualTo(60);
        assertThat(find(7, "key50")).isEqualTo(50);
        assertThat(find(7, "key51")).isEqualTo(KeyIndex.NONE);
        assertThat(find(8, "key3")).isEqualTo(KeyIndex.NONE);
    }

    @Test
    void keepsTheLaterOfTwoRecordsWhicheverIsNotedLast() {
        put(7, "key", 20);
        put(7, "key", 10);

        assertThat(find(7, "key")).isEqualTo(20);
    }

    @Test
    void growsWithItsKeys() {
        IntStream.rangeClosed(1, 100_000).forEach(i -> put(KeyIndex.hash("1.2.840.113619." + i), "" + i, i));

        assertThat(index.size()).isEqualTo(100_000);
        assertThat(IntStream.rangeClosed(1, 100_000))
                .allMatch(i -> find(KeyIndex.hash("1.2.840.113619." + i), "" + i) == i);
        assertThat(index.offsetsInOrder()).isSorted().hasSize(100_000);
    }

    private void put(long hash, String key, long offset) {
        keys.put(offset, key);
        index.put(hash, offset, at -> keys.get(at).equals(key));
    }

    private long find(long hash, String key) {
        return index.find(hash, at -> keys.get(at).equals(key));
    }
}
