package org.niffler.app.explorer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final Sessions sessions = new Sessions(new TestClock());

    @Test
    void remembersOnlySoManyAndThoseLongestWhoAsk() {
        Session asking = sessions.begin(Optional.of("anna"));
        Session silent = sessions.begin(Optional.empty());
        for (int other = 2; other < Sessions.MOST; other++) {
            sessions.begin(Optional.empty());
        }
        assertThat(sessions.find(asking.id())).isPresent();
        sessions.begin(Optional.empty());

        assertThat(sessions.size()).isEqualTo(Sessions.MOST);
        assertThat(sessions.find(asking.id()).flatMap(Session::user)).contains("anna");
        assertThat(sessions.find(silent.id())).isEmpty();
    }

    @Test
    void saysNothingOfItsSecrets() {
        Session session = sessions.begin(Optional.of("anna"));

        assertThat(session.toString()).isEqualTo("a session since 2026-11-22T08:00:00Z");
        assertThat(TestExplorer.withToken().toString()).isEqualTo("http://127.0.0.1:0/");
    }
}
