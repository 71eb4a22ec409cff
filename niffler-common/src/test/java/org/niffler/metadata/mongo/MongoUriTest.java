package org.niffler.metadata.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcern;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MongoUriTest {

    private static final String EXPECTED =
            " Expected: [mongodb://][user:password@]host[:port][,host[:port]...][/[database][?options]].";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost                                  | MongoDB at localhost, database ScannersInfo",
                "  localhost:27018/  | MongoDB at localhost:27018, database ScannersInfo",
                "mongodb://db.hospital.example/Radiology | MongoDB at db.hospital.example, database Radiology",
                "niffler:secret@localhost:27017/            | MongoDB at localhost:27017, database ScannersInfo",
                "mongodb://niffler:secret@a:1,b:2/x?replicaSet=rs0 | MongoDB at a:1,b:2, database x"
            })
    void saysHostsAndDatabaseButNoCredentials(String text, String description) {
        assertThat(MongoUri.parse(text).describe()).isEqualTo(description);
        assertThat(MongoUri.parse(text)).hasToString(description);
    }

    @Test
    void takesUserPasswordAndHostFromTheOriginalsForm() {
        MongoClientSettings settings =
                MongoUri.parse("niffler:s%40cret@localhost:27017/").settings();

        assertThat(settings.getCredential().getUserName()).isEqualTo("niffler");
        assertThat(settings.getCredential().getPassword()).isEqualTo("s@cret".toCharArray());
        assertThat(settings.getCredential().getSource()).isEqualTo("admin");
        assertThat(settings.getClusterSettings().getHosts()).containsExactly(new ServerAddress("localhost", 27017));
    }

    @Test
    void takesTlsAndReplicaSetFromTheOptions() {
        MongoClientSettings settings =
                MongoUri.parse("a,b/?tls=true&replicaSet=rs0&authSource=users").settings();

        assertThat(settings.getSslSettings().isEnabled()).isTrue();
        assertThat(settings.getClusterSettings().getRequiredReplicaSetName()).isEqualTo("rs0");
    }

    @Test
    void tellsSoonThatAStoreCannotBeReached() {
        MongoClientSettings settings = MongoUri.parse("localhost").settings();

        assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS))
                .isEqualTo(5);
        assertThat(settings.getSocketSettings().getConnectTimeout(TimeUnit.SECONDS))
                .isEqualTo(5);
        assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS))
                .isEqualTo(30);
        assertThat(settings.getRetryWrites()).isTrue();
        assertThat(settings.getApplicationName()).isEqualTo("niffler");
    }

    @Test
    void letsTheOptionsSayOtherwise() {
        MongoClientSettings settings = MongoUri.parse(
                        "localhost/?serverSelectionTimeoutMS=1000&connectTimeoutMS=2000&socketTimeoutMS=3000"
                                + "&appName=other&retryWrites=false")
                .settings();

        assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS))
                .isEqualTo(1);
        assertThat(settings.getSocketSettings().getConnectTimeout(TimeUnit.SECONDS))
                .isEqualTo(2);
        assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS))
                .isEqualTo(3);
        assertThat(settings.getApplicationName()).isEqualTo("other");
        assertThat(settings.getRetryWrites()).isFalse();
    }

    @Test
    void asksForTheJournalsOfAMajorityUnlessToldOtherwise() {
        assertThat(concern("localhost")).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
        assertThat(concern("localhost/?w=2")).isEqualTo(WriteConcern.W2.withJournal(true));
        assertThat(concern("localhost/?journal=false")).isEqualTo(WriteConcern.MAJORITY.withJournal(false));
        assertThat(concern("localhost/?w=1&journal=false")).isEqualTo(WriteConcern.W1.withJournal(false));
        assertThat(concern("localhost/?wtimeoutMS=500"))
                .isEqualTo(WriteConcern.MAJORITY.withJournal(true).withWTimeout(500, TimeUnit.MILLISECONDS));
    }

    private static WriteConcern concern(String uri) {
        return MongoUri.parse(uri).settings().getWriteConcern();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                      | is empty.",
                "'  '                    | is empty.",
                "http://localhost:27017/ | begins with http://, not with mongodb:// or mongodb+srv://.",
                "localhost:port          | is not a MongoDB address: The connection string contains an invalid host"
                        + " and port. The port contains non-digit characters, it must be an integer between 0 and 65535."
                        + " Hint: username and password must be escaped according to RFC 3986."
            })
    void saysWhatIsWrong(String text, String what) {
        assertThatThrownBy(() -> MongoUri.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The MongoDB URI " + what + EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "niffler:hush/hush@localhost:27017/",
                "niffler:hush@hush@localhost:27017/",
                "niffler:hush:hush@localhost",
                "mongodb://niffler:hush%zz@localhost/",
                "niffler:hush@localhost:hush/",
                "@niffler:hush"
            })
    void saysWhatIsWrongWithoutThePassword(String text) {
        assertThatThrownBy(() -> MongoUri.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessage("The MongoDB URI is not a MongoDB address. A : / ? # [ ] @ or % within user or password is"
                        + " written %3A %2F %3F %23 %5B %5D %40 or %25." + EXPECTED);
    }
}
