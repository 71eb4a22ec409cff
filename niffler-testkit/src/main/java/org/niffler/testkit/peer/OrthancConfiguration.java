package org.niffler.testkit.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an Orthanc of a test is told.
 *
 * @param aet its AE title
 * @param httpPort the port of its REST interface
 * @param storage the folder for images and index
 * @param modalities the AEs it knows
 * @param more further settings, which go before ours
 */
record OrthancConfiguration(
        String aet, int httpPort, Path storage, List<PeerAddress> modalities, Map<String, Object> more) {

    /** Writes Orthanc's own configuration file. */
    void write(Path file, int dicomPort) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("Name", aet);
        settings.put("DicomAet", aet);
        settings.put("DicomPort", dicomPort);
        settings.put("DicomCheckCalledAet", true);
        settings.put("HttpPort", httpPort);
        settings.put("RemoteAccessAllowed", false);
        settings.put("AuthenticationEnabled", false);
        settings.put("StorageDirectory", storage.toString());
        settings.put("IndexDirectory", storage.toString());
        settings.put("Plugins", List.of());
        settings.put("DicomModalities", modalities.stream().collect(Collectors.toMap(PeerAddress::aet, this::entry)));
        settings.putAll(more);
        try {
            new ObjectMapper().writeValue(file.toFile(), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Object> entry(PeerAddress modality) {
        return List.of(modality.aet(), modality.host(), modality.port());
    }
}
