package org.niffler.testkit.demo;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.WrittenInstance;

/**
 * An object on the contact sheet.
 *
 * @param study what the demonstration calls its study
 * @param pictures frame after frame; may be empty
 * @param withoutPicture why it has none, if it has none
 */
record SheetObject(String study, String modality, List<PictureFile> pictures, String withoutPicture) {

    SheetObject {
        pictures = List.copyOf(pictures);
    }

    static SheetObject of(String study, WrittenInstance instance, ConvertedTree tree) {
        String modality = DcmFiles.dataSet(instance.file()).getString(Tag.Modality, "");
        return new SheetObject(
                study, modality, tree.pictures(instance.sopUid()), tree.withoutPicture(instance.sopUid()));
    }
}
