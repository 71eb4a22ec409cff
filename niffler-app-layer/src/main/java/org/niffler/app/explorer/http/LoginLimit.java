package org.niffler.app.explorer.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets nobody try many tokens or passwords: after some wrong ones an address must wait, after each further one longer, and so
 * must all addresses together, lest many computers share the work. May be used by several threads.
 */
final class LoginLimit {

    private static final Rule EACH = new Rule(5, Duration.ofSeconds(30), Duration.ofMinutes(15));
    private static final Rule ALL = new Rule(100, Duration.ofSeconds(10), Duration.ofMinutes(1));

    /** Wrong ones before this count no more. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Attempts> byAddress = new LinkedHashMap<>(16, 0.75f, true);
    private Attempts all = Attempts.NONE;

    /**
     * @param free how many may be wrong before anybody must wait
     * @param first how long then
     * @param longest how long at most, after many more
     */
    private record Rule(int free, Duration first, Duration longest) {

        Duration pause(int wrong) {
            Duration doubled = first.multipliedBy(1L << Math.min(wrong - free, 20));
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }

    private record Attempts(int wrong, Instant last, Instant waitUntil) {

        static final Attempts NONE = new Attempts(0, Instant.EPOCH, Instant.EPOCH);

        Attempts andOne(Rule rule, Instant now) {
            boolean forgotten = !now.isBefore(waitUntil.plus(REMEMBERED)) && !now.isBefore(last.plus(REMEMBERED));
            int more = (forgotten ? 0 : wrong) + 1;
            return new Attempts(more, now, more < rule.free ? now : now.plus(rule.pause(more)));
        }

        Attempts oneLess() {
            return new Attempts(Math.max(0, wrong - 1), last, Instant.EPOCH);
        }
    }

    LoginLimit(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts an attempt as a wrong one, until it {@link #wasRight}: so that many at once are not looked at before the first
     * has failed.
     *
     * @return how long to wait; zero if the attempt may be looked at
     */
    synchronized Duration attempt(String address) {
        Instant now = clock.instant();
        String key = network(address);
        Attempts own = byAddress.getOrDefault(key, Attempts.NONE);
        Instant until = own.waitUntil.isAfter(all.waitUntil) ? own.waitUntil : all.waitUntil;
        if (now.isBefore(until)) {
            return Duration.between(now, until);
        }
        byAddress.put(key, own.andOne(EACH, now));
        if (byAddress.size() > MOST_ADDRESSES) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
        all = all.andOne(ALL, now);
        return Duration.ZERO;
    }

    /** The attempt was none to guess. */
    synchronized void wasRight(String address) {
        byAddress.remove(network(address));
        all = all.oneLess();
    }

    /** One user of IPv6 has 2^64 addresses (RFC 4291 2.5.4). */
    private static String network(String address) {
        String plain = address.replaceAll("[\\[\\]]", "");
        if (!plain.contains(":")) {
            return plain;
        }
        String[] groups = plain.split(":", -1);
        return String.join(":", Arrays.asList(groups).subList(0, Math.min(4, groups.length)));
    }
}
