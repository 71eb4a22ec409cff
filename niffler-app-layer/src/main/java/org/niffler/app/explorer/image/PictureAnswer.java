package org.niffler.app.explorer.image;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.niffler.app.explorer.http.Viewers;

/** Answers with pictures. Browsers keep those that identify nobody, and ask whether they are still the same. */
final class PictureAnswer {

    private static final String PRIVATE_FOR_MINUTES = "private, max-age=300";
    private static final String NOT_KEPT = "no-store";

    private final Pictures pictures;
    private final boolean identifies;

    /** @param identifies whether viewers may see who patients are */
    PictureAnswer(Pictures pictures, boolean identifies) {
        this.pictures = pictures;
        this.identifies = identifies;
    }

    /** @throws org.niffler.app.explorer.http.Refusal if there is no picture */
    void give(Context context, StoredFile file, WantedPicture wanted) {
        String tag = tag(context.path(), file, wanted);
        // What identifies is written down by the UID, which only the picture has: so it is always made.
        if (!identifies && isKnown(context.header("If-None-Match"), tag)) {
            describe(context, tag).status(HttpStatus.NOT_MODIFIED);
            return;
        }
        PngPicture picture = pictures.of(file, wanted);
        if (identifies) {
            Viewers.shows(context, "image " + picture.instance());
        }
        describe(context, tag).contentType("image/png").result(picture.png());
    }

    /** Only of what there is: no browser is to keep a refusal. */
    private Context describe(Context context, String tag) {
        return context.header("Cache-Control", identifies ? NOT_KEPT : PRIVATE_FOR_MINUTES)
                .header("ETag", tag);
    }

    private static boolean isKnown(String ifNoneMatch, String tag) {
        return Optional.ofNullable(ifNoneMatch).stream()
                .flatMap(known -> Arrays.stream(known.split(",")))
                .map(String::strip)
                .anyMatch(tag::equals);
    }

    /** Of nothing that identifies: the address has a sealed reference. */
    private String tag(String address, StoredFile file, WantedPicture wanted) {
        String what = String.join(
                "|",
                address,
                file.modified().toString(),
                String.valueOf(file.size()),
                wanted.toString(),
                String.valueOf(identifies));
        return '"' + HexFormat.of().formatHex(sha256(what), 0, 16) + '"';
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
