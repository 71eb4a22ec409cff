package org.niffler.app.explorer.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedCacheTest {

    private final BoundedCache<String, String> cache = new BoundedCache<>(10, String::length);

    @Test
    void forgetsWhatWasNotUsedForLongestWhenItIsFull() {
        cache.put("a", "1234");
        cache.put("b", "1234");
        cache.get("a");

        cache.put("c", "1234");

        assertThat(cache.get("a")).contains("1234");
        assertThat(cache.get("b")).isEmpty();
        assertThat(cache.get("c")).contains("1234");
    }

    @Test
    void weighsWhatTakesThePlaceOfAnotherOnce() {
        for (int i = 0; i < 100; i++) {
            cache.put("a", "123456");
        }
        cache.put("b", "1234");

        assertThat(cache.get("a")).contains("123456");
        assertThat(cache.get("b")).contains("1234");
    }

    @Test
    void doesNotKeepWhatIsTooHeavyNorForgetOthersForIt() {
        cache.put("a", "1234");

        cache.put("b", "12345678901");

        assertThat(cache.get("a")).isPresent();
        assertThat(cache.get("b")).isEmpty();
    }
}
