package org.niffler.notify;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Checks mail addresses before they are needed (RFC 5322 3.4). */
final class MailAddress {

    private static final String FORM = "; expected one address such as research@hospital.example";

    private MailAddress() {}

    /** @throws AddressException if it is none; the message quotes the text */
    static InternetAddress parse(String text) throws AddressException {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw invalid("has a line break or another control character", text);
        }
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            throw invalid("has characters beyond ASCII", text);
        }
        InternetAddress address = strict(text);
        if (address.isGroup()) {
            throw invalid("is a group of addresses", text);
        }
        return address;
    }

    static Optional<String> problemOf(String text) {
        try {
            parse(text);
            return Optional.empty();
        } catch (AddressException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static InternetAddress strict(String text) throws AddressException {
        try {
            InternetAddress address = new InternetAddress(text, true);
            // The strict form alone lets an address without a domain pass.
            address.validate();
            return address;
        } catch (AddressException e) {
            throw invalid("is not a mail address (" + e.getMessage() + ")", text);
        }
    }

    private static AddressException invalid(String why, String text) {
        return new AddressException("'" + OneLine.of(text) + "' " + why + FORM);
    }
}
