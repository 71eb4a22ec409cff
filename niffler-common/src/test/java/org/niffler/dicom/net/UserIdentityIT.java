package org.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.SecuritySettings;
import org.niffler.dicom.UserIdentity;
import org.niffler.dicom.net.scu.CEchoScu;
import org.niffler.dicom.net.scu.QueryRetrieveSopClasses;
import org.niffler.testkit.pacs.Pdu;
import org.niffler.testkit.pacs.Script;
import org.niffler.testkit.pacs.ScriptedPeer;

/** The user identity sub-item of the A-ASSOCIATE-RQ, byte by byte (PS3.7 table D.3-14). */
class UserIdentityIT {

    private static final int SUB_ITEM = 0x58;

    @Test
    void sendsAUserName() throws Exception {
        assertThat(requestOf(SecuritySettings.NONE.with(new UserIdentity("Jürgen", Optional.empty()))))
                .containsSequence(subItem(1, "Jürgen", ""));
    }

    @Test
    void sendsAUserNameWithAPassword() throws Exception {
        assertThat(requestOf(SecuritySettings.NONE.with(new UserIdentity("niffler", Optional.of("s3cret")))))
                .containsSequence(subItem(2, "niffler", "s3cret"));
    }

    @Test
    void sendsNoneUnlessToldTo() throws Exception {
        byte[] named = requestOf(SecuritySettings.NONE.with(new UserIdentity("niffler", Optional.empty())));

        assertThat(requestOf(SecuritySettings.NONE)).hasSize(named.length - subItem(1, "niffler", "").length);
    }

    private static byte[] requestOf(SecuritySettings security) throws Exception {
        Script script = Script.begin().acceptAssociation().readPdu().abort(0, 0);
        try (ScriptedPeer peer = ScriptedPeer.start("PACS", script);
                DicomNode node = new DicomNode(new AeTitle("NIFFLER"), NetworkSettings.defaults(), security);
                AssociationPool pool =
                        new AssociationPool(node, AeAddress.parse(peer.address()), QueryRetrieveSopClasses.all(), 1)) {
            new CEchoScu(pool).echo();

            Pdu request = peer.received().get(0);
            assertThat(request.type()).isEqualTo(Pdu.ASSOCIATE_RQ);
            return request.content();
        }
    }

    /** Type, no positive response requested, and both fields with their lengths. */
    private static byte[] subItem(int type, String user, String password) throws IOException {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(value)) {
            out.writeByte(type);
            out.writeByte(0);
            // As writeUTF: a length of 16 bits, then UTF-8 (of characters that Java encodes as everybody does).
            out.writeUTF(user);
            out.writeUTF(password);
        }
        return ByteBuffer.allocate(4 + value.size())
                .put((byte) SUB_ITEM)
                .put((byte) 0)
                .putShort((short) value.size())
                .put(value.toByteArray())
                .array();
    }
}
