package org.niffler.workflow;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.niffler.notify.Mailer;

/** Reads what is done when a run has ended. */
final class ReactionReader {

    private static final String KEEP = "keep";
    private static final String MAIL = "mail";
    private static final String POST = "post";
    private static final List<String> KEYS = List.of(KEEP, MAIL, POST);

    /** RFC 5321 4.5.3.1.3, without the brackets. */
    private static final int LONGEST_MAIL = 254;

    private final Findings findings;

    ReactionReader(Findings findings) {
        this.findings = findings;
    }

    Reaction read(Fields workflow, String key) {
        return workflow.object(key, KEYS)
                .map(reaction -> new Reaction(reaction.bool(KEEP), mail(reaction), post(reaction)))
                .orElse(Reaction.NONE);
    }

    private Optional<String> mail(Fields reaction) {
        Optional<JsonPart.Text> mail = reaction.read(
                MAIL,
                "one address such as \"research@hospital.example\", in double quotes",
                part -> Fields.text(part).filter(text -> text.value().length() <= LONGEST_MAIL));
        mail.ifPresent(text -> Mailer.problemOf(text.value())
                .ifPresent(problem -> findings.add(text.at(), reaction.name(MAIL) + ": " + problem)));
        return mail.map(JsonPart.Text::value);
    }

    /** What is wrong with it is told without it: addresses of this kind often are secrets. */
    private Optional<URI> post(Fields reaction) {
        Optional<JsonPart.Text> post =
                reaction.text(POST, "an address such as \"https://research.hospital.example/results\"");
        return post.flatMap(text -> {
            Optional<URI> address = address(text.value());
            if (address.isEmpty()) {
                findings.add(
                        text.at(),
                        reaction.name(POST) + " is not valid: allowed is an address with http or https and a host,"
                                + " without user and password, such as https://research.hospital.example/results");
            }
            return address;
        });
    }

    private static Optional<URI> address(String text) {
        try {
            URI address = new URI(text);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null && address.getUserInfo() == null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
