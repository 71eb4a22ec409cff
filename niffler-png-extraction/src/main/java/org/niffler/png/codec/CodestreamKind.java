package org.niffler.png.codec;

/** The families of compressed images, told by how they begin, not by what the transfer syntax says. */
enum CodestreamKind {
    JPEG("JPEG"),
    JPEG_LS("JPEG-LS"),
    JPEG_2000("JPEG 2000");

    private final String title;

    CodestreamKind(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
