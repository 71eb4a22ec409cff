package org.niffler.testkit.demo;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** The machines of the demonstration's hospital. */
enum DemoScanner {
    CT("CT-1001", "CTROOM"),
    MR("MR-1001", "MRROOM"),
    DX("DX-1001", "XRAYROOM"),
    US("US-1001", "USROOM");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    private final String serialNumber;
    private final String stationName;

    DemoScanner(String serialNumber, String stationName) {
        this.serialNumber = serialNumber;
        this.stationName = stationName;
    }

    /**
     * Makes an image one of this machine.
     *
     * @param first when the first series is acquired; the day of the study is that day, whenever it ends
     * @param between from one series to the next
     */
    Consumer<Attributes> acquires(LocalDateTime first, Duration between) {
        return image -> {
            image.setString(Tag.DeviceSerialNumber, VR.LO, serialNumber);
            image.setString(Tag.StationName, VR.SH, stationName);
            image.setString(Tag.ManufacturerModelName, VR.LO, "Phantom " + name());
            image.setString(Tag.StudyDate, VR.DA, DATE.format(first));
            image.setString(Tag.StudyTime, VR.TM, TIME.format(first));
            LocalDateTime series = first.plus(between.multipliedBy(image.getInt(Tag.SeriesNumber, 1) - 1L));
            image.setString(Tag.SeriesDate, VR.DA, DATE.format(series));
            image.setString(Tag.SeriesTime, VR.TM, TIME.format(series));
            image.setString(Tag.AcquisitionDate, VR.DA, DATE.format(series));
            image.setString(Tag.AcquisitionTime, VR.TM, TIME.format(series));
        };
    }
}
