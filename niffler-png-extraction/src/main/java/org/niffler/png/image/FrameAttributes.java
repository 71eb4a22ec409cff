package org.niffler.png.image;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * What a data set says about how to show one of its frames. In enhanced objects the frame's own functional groups go before
 * the shared ones, and these before the data set (PS3.3 C.7.6.16).
 *
 * <p>Tables are read only when a picture needs them: a file whose VOI LUT is bad can still be rendered without it.
 */
public final class FrameAttributes {

    /** DS (PS3.5 6.2); what Java takes besides (NaN, hexadecimal, a trailing d) is no number here. */
    private static final String DECIMAL = "[+-]?(?:\\d{1,32}\\.?\\d{0,32}|\\.\\d{1,32})(?:[eE][+-]?\\d{1,3})?";

    private final DataSet dataSet;
    private final int frame;
    private final List<DataSet> perFrame;
    private final Optional<ChosenWindow> chosen;

    private FrameAttributes(DataSet dataSet, int frame, List<DataSet> perFrame, Optional<ChosenWindow> chosen) {
        this.dataSet = dataSet;
        this.frame = frame;
        this.perFrame = perFrame;
        this.chosen = chosen;
    }

    /** @param frame from 0 */
    public static FrameAttributes of(DataSet dataSet, int frame) {
        if (frame < 0) {
            throw new IllegalArgumentException("frames are counted from 0, there is no frame " + frame);
        }
        return new FrameAttributes(
                dataSet, frame, dataSet.items(ImageTag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE), Optional.empty());
    }

    /** The same, but for the window, which takes the place of the image's own VOI LUT or window. */
    public FrameAttributes with(ChosenWindow window) {
        return new FrameAttributes(dataSet, frame, perFrame, Optional.of(window));
    }

    /** The modality LUT, else rescale slope and intercept, else the identity. */
    Modality modality(SampleRange samples) throws UnusableImageException {
        DataSet holder = holder(ImageTag.PIXEL_VALUE_TRANSFORMATION_SEQUENCE);
        List<DataSet> tables = holder.items(ImageTag.MODALITY_LUT_SEQUENCE);
        if (!tables.isEmpty()) {
            return new Modality.Table(LookupTable.ofItem(tables.get(0), samples.signed()));
        }
        double slope = number(holder, ImageTag.RESCALE_SLOPE).orElse(1.0);
        if (slope == 0) {
            throw new UnusableImageException("RescaleSlope is 0");
        }
        return new Modality.Rescale(
                slope, number(holder, ImageTag.RESCALE_INTERCEPT).orElse(0.0));
    }

    /** What somebody chose, else the first VOI LUT, else the first window; empty if there is none of them. */
    Optional<Voi> voi(boolean negativeValues) throws UnusableImageException {
        if (chosen.isPresent()) {
            return chosen.map(ChosenWindow::voi);
        }
        DataSet holder = holder(ImageTag.FRAME_VOI_LUT_SEQUENCE);
        List<DataSet> tables = holder.items(ImageTag.VOI_LUT_SEQUENCE);
        if (!tables.isEmpty()) {
            return Optional.of(Voi.table(LookupTable.ofItem(tables.get(0), negativeValues)));
        }
        return window(holder).map(window -> window);
    }

    /** The window that {@link #voi} gives, if it is of the function LINEAR. */
    Optional<ChosenWindow> linearWindow() throws UnusableImageException {
        if (chosen.isPresent()) {
            return chosen;
        }
        DataSet holder = holder(ImageTag.FRAME_VOI_LUT_SEQUENCE);
        if (!holder.items(ImageTag.VOI_LUT_SEQUENCE).isEmpty()) {
            return Optional.empty();
        }
        return window(holder)
                .filter(window -> window.function() == Window.Function.LINEAR)
                .map(window -> new ChosenWindow(window.center(), window.width()));
    }

    private static Optional<Window> window(DataSet holder) throws UnusableImageException {
        Optional<Double> center = number(holder, ImageTag.WINDOW_CENTER);
        Optional<Double> width = number(holder, ImageTag.WINDOW_WIDTH);
        if (center.isPresent() != width.isPresent()) {
            throw new UnusableImageException("of WindowCenter and WindowWidth there is only one");
        }
        if (center.isEmpty()) {
            return Optional.empty();
        }
        Window.Function function = Window.Function.of(holder.text(ImageTag.VOI_LUT_FUNCTION));
        return Optional.of(Window.of(function, center.get(), width.get()));
    }

    /** Whether Presentation LUT Shape says that high values are dark (PS3.3 C.11.6). */
    boolean presentationIsInverse() {
        return dataSet.text(ImageTag.PRESENTATION_LUT_SHAPE)
                .filter(shape -> shape.strip().equals("INVERSE"))
                .isPresent();
    }

    Palette palette(SampleRange samples) throws UnusableImageException {
        return Palette.of(dataSet, samples.signed());
    }

    /** Where a functional group's attributes are for this frame. */
    private DataSet holder(DicomTag group) throws UnusableImageException {
        if (!perFrame.isEmpty() && frame >= perFrame.size()) {
            throw new UnusableImageException("PerFrameFunctionalGroupsSequence has " + perFrame.size()
                    + " items, none for frame " + (frame + 1));
        }
        Stream<DataSet> own = perFrame.stream().skip(frame).limit(1);
        Stream<DataSet> shared = dataSet.items(ImageTag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE).stream();
        return Stream.concat(own, shared)
                .flatMap(groups -> groups.items(group).stream())
                .findFirst()
                .orElse(dataSet);
    }

    private static Optional<Double> number(DataSet holder, DicomTag tag) throws UnusableImageException {
        Optional<String> text =
                holder.texts(tag).stream().findFirst().map(String::strip).filter(value -> !value.isEmpty());
        if (text.isPresent() && !text.get().matches(DECIMAL)) {
            throw new UnusableImageException(tag.keyword() + " is no number");
        }
        Optional<Double> number = text.map(Double::valueOf);
        if (number.filter(value -> value.isInfinite()).isPresent()) {
            throw new UnusableImageException(tag.keyword() + " is too large a number");
        }
        return number;
    }
}
