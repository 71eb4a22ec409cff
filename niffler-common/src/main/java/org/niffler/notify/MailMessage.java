package org.niffler.notify;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** A plain text mail from a program. */
final class MailMessage extends MimeMessage {

    private final InternetAddress from;

    MailMessage(Session session, InternetAddress from, InternetAddress to, Instant sent) throws MessagingException {
        super(session);
        this.from = from;
        setFrom(from);
        setRecipient(RecipientType.TO, to);
        setSentDate(Date.from(sent));
        // RFC 3834 5: keeps out-of-office programs from answering.
        setHeader("Auto-Submitted", "auto-generated");
    }

    /** @param subject becomes one line */
    void write(String subject, String text) throws MessagingException {
        setSubject(OneLine.of(subject), StandardCharsets.UTF_8.name());
        setText(text, StandardCharsets.UTF_8.name());
        saveChanges();
    }

    /** RFC 5322 3.6.4. The library's own would tell the account and the name of this machine. */
    @Override
    protected void updateMessageID() throws MessagingException {
        String address = from.getAddress();
        setHeader("Message-ID", "<" + UUID.randomUUID() + address.substring(address.lastIndexOf('@')) + ">");
    }
}
